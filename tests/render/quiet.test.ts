import fc from "fast-check";
import { expect, test } from "vitest";
import { quiet } from "../../src/render/quiet.ts";
import { sentence } from "../../src/render/sentence.ts";

test("wording, code and links of people stay", () => {
  const step = "Run `npm test a < b`, see [the **runbook**](https://medium.com/@acme/runbook) and #12";
  expect(quiet(step)).toBe(step);
});

test("mentions, HTML and line ends do not", () => {
  expect(quiet("@fay, and/@eve &#64;all @&#97;ll\r\n<b>-</b> <!-- almanac:1 gate launch -->")).toBe(
    "@\u200Bfay, and/@\u200Beve @\u200Ball @\u200B&#97;ll <\u200Bb>-<\u200B/b> <\u200B!-- almanac:1 gate launch -->",
  );
  expect(quiet("https://@all https://a/@all")).toBe("https://@\u200Ball https://a/@\u200Ball");
});

test("doing it twice changes nothing more", () => {
  const parts = fc.constantFrom("@", "a", "<", "!", "&#64;", "\u200B", "https://a.bc/", "`", " ", "\n", "&", "#64;");
  fc.assert(
    fc.property(
      fc.array(parts, { maxLength: 12 }).map((all) => all.join("")),
      (text) => {
        expect(quiet(quiet(text))).toBe(quiet(text));
      },
    ),
  );
});

test("a sentence of ours keeps its code and blanks, and nothing else of Markdown", () => {
  expect(sentence("Add `contents: write`, or [ask](x) @hal.")).toBe(
    "Add `contents: write`, or \\[ask\\](x) @\u200Bhal.",
  );
  expect(sentence("`a` `b`")).toBe("`a` `b`");
  expect(sentence("  a lone ` stays \n")).toBe("a lone \\` stays");
});
