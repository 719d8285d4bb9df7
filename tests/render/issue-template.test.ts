import { expect, test } from "vitest";
import { readBoxes } from "../../src/markdown/checklist.ts";
import { fillIssueTemplate } from "../../src/render/issue-template.ts";
import { renderOccurrenceIssue } from "../../src/render/occurrence-issue.ts";
import { applied, cadence, issueFacts, occurrence } from "./sample.ts";

const restore = occurrence(cadence({ id: "restore-test", delivery: "issue", steps: ["Restore the newest backup"] }));
const lines = [cadence({ id: "twitter", title: "Twitter", owner: "content-creator", steps: ["One thread"] })];
const file = ".github/almanac/restore-test.md";

function fill(text: string, change = {}) {
  return fillIssueTemplate({ text, file }, issueFacts({ occurrence: restore, report: undefined, ...change }));
}

test("boxes of a template get ids, so that they can be carried over", () => {
  const filled = fill(
    "Restore {title} of {dates}.\n\n::steps\n\n- [ ] Compare the row counts\n- [ ] Compare the row counts\n  with last quarter\n- [x] Book the room\n",
  );
  expect("text" in filled ? filled.text : filled).toBe(`Restore Weekly analytics of 16–22 November 2026.

- [ ] Restore the newest backup <!-- box:restore-test/2026-11-23/restore-the-newest-backup -->

- [ ] Compare the row counts <!-- box:restore-test/2026-11-23/compare-the-row-counts -->
- [ ] Compare the row counts
  with last quarter <!-- box:restore-test/2026-11-23/compare-the-row-counts-with -->
- [x] Book the room <!-- box:restore-test/2026-11-23/book-the-room -->`);
});

test("two boxes of one wording have two ids", () => {
  const filled = fill("::steps\n\n- [ ] Restore the newest backup\n");
  expect("text" in filled ? readBoxes(filled.text).map((box) => box.id) : filled).toEqual([
    "restore-test/2026-11-23/restore-the-newest-backup",
    "restore-test/2026-11-23/restore-the-newest-backup-2",
  ]);
});

test("a template that forgets the parts of its cadence does not lose them", () => {
  const filled = fill("- [ ] Mine\n", { lines });
  expect("text" in filled ? readBoxes(filled.text).map((box) => box.text) : filled).toEqual([
    "Mine",
    "Twitter: One thread",
  ]);
});

test("the issue shows the template in place of the steps", () => {
  const template = { text: "### Test\n\n- [ ] Mine\n", file };
  const body = applied(renderOccurrenceIssue(issueFacts({ occurrence: restore, report: undefined, template })));
  expect(body).toContain("\n\n### Test\n\n- [ ] Mine <!-- box:restore-test/2026-11-23/mine -->\n\n<details>");
  expect(body).not.toContain("Restore the newest backup");
});

test("a template that cannot be used is named with its line, and the steps stand in", () => {
  const template = { text: "- [ ] Mine\n\n::setps\n", file };
  const body = applied(renderOccurrenceIssue(issueFacts({ occurrence: restore, report: undefined, template })));
  expect(body).toContain(
    "> [!NOTE]\n> The template `.github/almanac/restore-test.md` could not be used (line 3): There is no directive `setps`; did you mean `::steps`? ([template](../blob/HEAD/.github/almanac/restore-test.md#L3))\n\n### To do\n- [ ] Restore the newest backup <!-- box:",
  );
});

test("a template longer than an issue can hold is refused", () => {
  const filled = fill("word ".repeat(10_000));
  expect("problems" in filled ? filled.problems.map((problem) => problem.message) : filled).toEqual([
    "It makes 49999 characters, more than the 40000 an issue has room for; put what is long into a file of its own and link that.",
  ]);
});
