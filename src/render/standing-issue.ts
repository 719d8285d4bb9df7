import type { Owner } from "../cadence/owner.ts";
import { writeMarker } from "../markdown/marker.ts";
import { safeText, safeTitle } from "../markdown/safe-text.ts";
import type { Text } from "../operation/operation.ts";
import type { Cadence } from "../playbook/playbook.ts";
import { playbookLink } from "./file-link.ts";
import { lines, paragraphs } from "./join-text.ts";
import { ownerWords } from "./owner-words.ts";
import { quiet } from "./quiet.ts";

/** A duty that never ends. */
export type StandingIssue = {
  readonly cadence: Cadence;
  readonly owner: Owner;
  readonly product: string;
  readonly repository: { readonly owner: string; readonly name: string };
  readonly playbookFile: string;
};

/** The one issue of a duty that never ends: what is promised, who answers, what belongs to it. */
export function renderStandingIssue({ cadence, owner, product, playbookFile }: StandingIssue): {
  readonly title: string;
  readonly body: Text;
} {
  const promised = cadence.targets.map((target) => `- ${safeText(target)}`);
  const steps = cadence.steps.map((step) => `- ${quiet(step)}`);
  const body = paragraphs([
    `**${safeText(cadence.activity)}, always.** A standing duty for ${safeText(product)}: this issue stays open.`,
    `**Owner** ${ownerWords(owner)}`,
    promised.length === 0 ? "" : lines(["### What is promised", ...promised]),
    steps.length === 0 ? "" : lines(["### What belongs to it", ...steps]),
    "Keep here what everybody should know about this duty: links, habits, decisions. What goes wrong is an issue of its own.",
    [
      "<details><summary>Passing it on, changing it, ending it</summary>",
      "",
      "- **Pass on:** assign somebody else.",
      `- **Change it:** \`${cadence.id}\` in [the playbook](${playbookLink(playbookFile, cadence.source)}).`,
      `- **End it:** close this issue; it is not opened again. Take \`${cadence.id}\` out of the playbook, too, so that others know.`,
      "</details>",
    ].join("\n"),
    writeMarker({ kind: "standing", key: [cadence.id], notes: {} }),
  ]);
  return { title: safeTitle(cadence.title), body };
}
