import { expect, test } from "vitest";
import type { Operation } from "../../src/operation/operation.ts";
import type { Plan } from "../../src/operation/plan.ts";
import { renderPlanText } from "../../src/render/plan-text.ts";

const label = { name: "almanac:weekly", color: "2f81c7", description: "Comes every week" };
const file = { path: "reports/weekly-analytics/2026-W47.md", text: "" };

const operations: readonly Operation[] = [
  {
    kind: "open-pull-request",
    key: "report",
    branch: "almanac-report/weekly-analytics/2026-W47",
    base: "main",
    title: "Weekly analytics 2026-W47",
    body: "",
    message: "",
    files: [file],
    reviewers: [],
    teamReviewers: ["acme/product"],
    reason: "The draft.",
  },
  {
    kind: "open-issue",
    key: "open",
    title: "Weekly analytics 2026-W47",
    body: "",
    labels: [label],
    assignees: ["fay", "eve"],
    type: "Task",
    fields: [],
    reason: "Due 2026-11-23T08:00:00Z.",
  },
  {
    kind: "update-issue",
    key: "link",
    issue: { ref: "report" },
    title: undefined,
    body: "",
    state: undefined,
    needs: undefined,
    reason: "So that the merge closes the issue.",
  },
  {
    kind: "update-issue",
    key: "close",
    issue: 461,
    title: undefined,
    body: "",
    state: { kind: "not-planned" },
    needs: undefined,
    reason: "What was left moved on.",
  },
  { kind: "comment", key: "remind", issue: 455, body: "", reason: "Overdue." },
  { kind: "add-labels", key: "label", issue: { ref: "open" }, labels: [label], reason: "It was taken off." },
  {
    kind: "commit-files",
    key: "commit",
    branch: "main",
    orphan: false,
    message: "",
    files: [file, { path: "reports/health-check/2026-11-22.md", text: "" }],
    reason: "Due today.",
  },
];

const plan: Plan = {
  version: 1,
  plannedAt: "2026-11-23T08:17:00Z",
  operations,
  nextDueAt: "2026-11-24T07:00:00Z",
  problems: [
    { id: "x", cause: "kim cannot be assigned.", place: ".github/almanac.yml:14", fix: "Name somebody else." },
  ],
  notes: ["Strategic review waits for its first date."],
};

test("a plan reads like a diff with its reasons", () => {
  expect(renderPlanText(plan, { zone: "Europe/Berlin", color: false }))
    .toBe(`Plan of Monday 23 November 2026, 09:17 Europe/Berlin

+ open pull request Weekly analytics 2026-W47
    almanac-report/weekly-analytics/2026-W47 into main, 1 file, review by acme/product
    The draft.

+ open issue Weekly analytics 2026-W47
    for fay and eve, almanac:weekly, type Task
    Due 2026-11-23T08:00:00Z.

~ update the new pull request "Weekly analytics 2026-W47"
    changes its text
    So that the merge closes the issue.

- close #461
    as not planned, changes its text
    What was left moved on.

+ comment on #455
    Overdue.

~ label the new issue "Weekly analytics 2026-W47"
    almanac:weekly
    It was taken off.

+ commit 2 files to main
    reports/weekly-analytics/2026-W47.md
    reports/health-check/2026-11-22.md
    Due today.

7 changes: 4 to add, 2 to change and 1 to close.

Problems
! kim cannot be assigned.
    at .github/almanac.yml:14
    fix: Name somebody else.

Notes
  Strategic review waits for its first date.

Next due Tuesday 24 November 2026, 08:00 Europe/Berlin.`);
});

test("a plan of nothing says so", () => {
  const idle: Plan = { ...plan, operations: [], problems: [], notes: [], nextDueAt: undefined };
  expect(renderPlanText(idle, { zone: "UTC", color: false })).toBe(
    "Plan of Monday 23 November 2026, 08:17 UTC\n\nNothing to do.\n\nNothing is due after this.",
  );
});

test("colour adds colours and nothing else", () => {
  const colored = renderPlanText(plan, { zone: "Europe/Berlin", color: true });
  expect(colored).toContain("\u001B[32m+ open issue Weekly analytics 2026-W47\u001B[0m");
  expect(colored).toContain("\u001B[31m- close #461\u001B[0m");
  expect(colored).toContain("\u001B[33m~ update");
  const plain = colored.replaceAll(/\u001B\[\d+m/g, "");
  expect(plain).toBe(renderPlanText(plan, { zone: "Europe/Berlin", color: false }));
});

test("texts of others cannot steer the terminal", () => {
  const hostile: Plan = {
    ...plan,
    operations: [{ kind: "comment", key: "a", issue: 1, body: "", reason: "\u001B[2J\u009Bgone\r\nNothing to do." }],
    notes: ["\u202Egnp.exe"],
  };
  const text = renderPlanText(hostile, { zone: "UTC", color: false });
  expect(text).not.toMatch(/[^\P{Cc}\n]|\u202E/u);
  expect(text).toContain("    [2J gone Nothing to do.\n");
});
