import { expect, test } from "vitest";
import type { Operation } from "../../src/operation/operation.ts";
import type { Plan } from "../../src/operation/plan.ts";
import { type PassSummary, renderPassSummary } from "../../src/render/pass-summary.ts";

const open: Operation = {
  kind: "open-issue",
  key: "open",
  title: "Weekly analytics 2026-W47",
  body: "",
  labels: [],
  assignees: ["fay"],
  type: undefined,
  fields: [],
  reason: "Due 2026-11-23T08:00:00Z.",
};
const close: Operation = {
  kind: "update-issue",
  key: "close",
  issue: 461,
  title: undefined,
  body: undefined,
  state: { kind: "completed" },
  needs: undefined,
  reason: "Its report was merged.",
};
const commit: Operation = {
  kind: "commit-files",
  key: "commit",
  branch: "main",
  orphan: false,
  message: "",
  files: [{ path: "reports/health-check/2026-11-22.md", text: "" }],
  reason: "Due today.",
};
const comment: Operation = { kind: "comment", key: "comment", issue: 455, body: "", reason: "Overdue." };

const plan: Plan = {
  version: 1,
  plannedAt: "2026-11-23T08:17:00Z",
  operations: [open, close, commit, comment],
  nextDueAt: "2026-11-24T07:00:00Z",
  problems: [],
  notes: [],
};

function pass(change: Partial<PassSummary> = {}): PassSummary {
  return {
    plan,
    outcomes: undefined,
    zone: "Europe/Berlin",
    requests: 12,
    repositoryUrl: "https://github.com/acme/shop",
    ...change,
  };
}

const refused = {
  id: "permission-missing",
  cause: "GitHub refuses it.",
  place: "the workflow",
  fix: "Add `contents: write`.",
};

test("a pass that went well links what it did and says what is due next", () => {
  const outcomes = [
    { kind: "done", key: "open", number: 481, url: "https://github.com/acme/shop/issues/481", problems: [] },
    { kind: "done", key: "close", number: undefined, url: undefined, problems: [] },
    { kind: "done", key: "commit", number: undefined, url: "https://github.com/acme/shop/commit/abc", problems: [] },
    { kind: "done", key: "comment", number: undefined, url: undefined, problems: [] },
  ] as const;
  expect(renderPassSummary(pass({ outcomes, plan: { ...plan, notes: ["Paused until Monday."] } })))
    .toBe(`## Almanac: 1 opened, 1 closed, 1 committed, 1 changed

### Opened

- [Weekly analytics 2026-W47 #481](https://github.com/acme/shop/issues/481) (for fay): Due 2026-11-23T08:00:00Z.

### Closed

- [#461](https://github.com/acme/shop/issues/461) (as completed): Its report was merged.

### Committed

- [reports/health-check/2026-11-22.md to main](https://github.com/acme/shop/commit/abc): Due today.

### Notes

- Paused until Monday.

**Next due** Tuesday 24 November 2026, 08:00 Europe/Berlin. Planned Monday 23 November 2026, 09:17 Europe/Berlin, 12 requests.

<details><summary>1 smaller change</summary>

- comment on [#455](https://github.com/acme/shop/issues/455): Overdue.

</details>
`);
});

test("what failed stands first, with its fix; what was not tried says why", () => {
  const outcomes = [
    { kind: "failed", key: "open", problem: refused },
    { kind: "unknown", key: "commit", problem: { ...refused, cause: "No answer came." } },
    { kind: "skipped", key: "comment", because: "the pass ran out of requests" },
    { kind: "unchanged", key: "close" },
  ] as const;
  expect(renderPassSummary(pass({ outcomes, requests: 1 }))).toContain(`## Almanac: 2 failed

### Needs somebody

- **Could not open issue Weekly analytics 2026-W47: GitHub refuses it.** (the workflow) Add \`contents: write\`.
- **It is not known whether this worked: commit reports/health-check/2026-11-22.md to main: No answer came.** (the workflow) Add \`contents: write\`.

### Not done

- comment on #455: the pass ran out of requests

`);
});

test("without a writer it says what would be done, and why it was not", () => {
  const summary = renderPassSummary(pass({ reasonNotWritten: "The playbook says that the app writes." }));
  expect(summary).toContain(
    "## Almanac: 1 to be opened, 1 to be closed, 1 to be committed, 1 to be changed\n\n**Nothing was written.** The playbook says that the app writes.\n\n### Would be opened",
  );
});

test("a pass with nothing to do is two sentences", () => {
  expect(renderPassSummary(pass({ plan: { ...plan, operations: [], nextDueAt: undefined }, outcomes: [] }))).toBe(
    "## Almanac: nothing to do\n\nNothing is due after this. Planned Monday 23 November 2026, 09:17 Europe/Berlin, 12 requests.\n",
  );
});

test("texts of others stay text", () => {
  const hostile = {
    ...plan,
    operations: [{ ...open, title: "](https://evil.example) @all <img>", reason: "# Heading\n| x" }],
  };
  const summary = renderPassSummary(pass({ plan: hostile }));
  expect(summary).not.toMatch(/@all|<img|[^\\]\]\(|^# /m);
});

test("a summary never outgrows what GitHub takes", () => {
  const many = Array.from({ length: 20_000 }, (_, index) => ({
    ...open,
    key: String(index),
    title: `Ünïcödé ${"x".repeat(60)}`,
  }));
  const summary = renderPassSummary(pass({ plan: { ...plan, operations: many } }));
  expect(new TextEncoder().encode(summary).length).toBeLessThanOrEqual(900 * 1024);
  expect(summary).toMatch(/\n\nThis summary was too long and ends here; the whole plan is in the plan file\.\n$/);
});
