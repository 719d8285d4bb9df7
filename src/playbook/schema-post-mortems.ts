import * as z from "zod";
import { nearest } from "../markdown/nearest.ts";
import { group } from "./group.ts";
import { POST_MORTEM_CHECKS, POST_MORTEM_LANGUAGES } from "./post-mortem-checks.ts";
import { line, listOf, oneOf, oneOrMore } from "./sentence.ts";
import { show } from "./show.ts";

const weight = z.union(
  [
    oneOf(["error", "hint"], { description: "How much a finding weighs." }),
    group({ off: line({ description: "Why this is not checked here." }) }, { description: "Not checked." }),
  ],
  { error: "expected `error`, `hint`, or `{ off: why it is not checked }`" },
);

const headings = oneOrMore(line({ description: "A heading." }), "a heading, or a list of them", {
  description: "Headings that stand for this section.",
});

/** How post-mortems are checked. */
export const schemaPostMortems = group(
  {
    languages: listOf(
      oneOf(POST_MORTEM_LANGUAGES, { description: "A language." }),
      "a list of languages, like [en, de]",
      { description: "In which languages headings and words are understood.", examples: [["en", "de"]] },
    ).optional(),
    headings: group(
      {
        timeline: headings.optional(),
        "root-cause": headings.optional(),
        "not-caught-earlier": headings.optional(),
        impact: headings.optional(),
        prevention: headings.optional(),
        "action-items": headings.optional(),
      },
      { description: "Headings of your own, by section.", examples: [{ timeline: "What happened" }] },
    ).optional(),
    checks: z
      .partialRecord(z.enum(POST_MORTEM_CHECKS, { error: unknownCheck }), weight, {
        error: "expected checks with what they weigh, like { timeline-gap: error }",
      })
      .meta({
        description: "What a finding weighs, or why it is not made.",
        examples: [{ "timeline-gap": "error", "action-type": { off: "We sort them elsewhere" } }],
      })
      .optional(),
  },
  { title: "Post-mortems", description: "How post-mortems are checked." },
);

function unknownCheck({ input }: { readonly input?: unknown }): string {
  const near = typeof input === "string" ? nearest(input, POST_MORTEM_CHECKS) : undefined;
  return `there is no such check as ${show(String(input))}${near === undefined ? "" : `; did you mean \`${near}\`?`}`;
}
