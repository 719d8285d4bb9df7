import { expect, test } from "vitest";
import { type PullRequest, renderPullRequest, reportPath } from "../../src/render/pull-request.ts";
import { applied, cadence, occurrence, owner, repository } from "./sample.ts";

function report(change: Partial<PullRequest> = {}): PullRequest {
  return {
    occurrence: occurrence(),
    owner: owner("Analytics Reporter", "fay"),
    issue: 481,
    missed: [],
    questions: 3,
    files: ["reports/weekly-analytics/2026-W47.md"],
    repository,
    ...change,
  };
}

test("a report's pull request says what it is, what it closes and what is to be done with it", () => {
  const pull = renderPullRequest(report());
  expect(pull.title).toBe("Weekly analytics 2026-W47");
  expect(pull.branch).toBe("almanac-report/weekly-analytics/2026-W47");
  expect(pull.message).toBe("Add Weekly analytics 2026-W47\n");
  expect(pull.body)
    .toBe(`**The draft of Weekly Analytics Report 2026-W47**, 16–22 November 2026, for fay (Analytics Reporter).

Closes #481

- **Answer** the 3 questions in [the file](../edit/almanac-report/weekly-analytics/2026-W47/reports/weekly-analytics/2026-W47.md).
- **Edit** it as you like. A part made by machine that you change is left alone from then on.
- **Merge** when it says what should be said: that delivers it.
- **Not this time?** Close this, and close its issue as *not planned*.

<!-- almanac:1 report weekly-analytics 2026-11-23 issue=481 -->`);
});

test("the file it adds is named after cadence and period", () => {
  expect(reportPath(occurrence())).toBe("reports/weekly-analytics/2026-W47.md");
});

test("an issue that the same plan opens is closed and noted by its number", () => {
  const body = renderPullRequest(report({ issue: { ref: "open" } })).body;
  expect(applied(body, { open: 481 })).toBe(renderPullRequest(report()).body);
});

test("missed reports beside it are named", () => {
  const missed = [occurrence(cadence(), "2026-11-16")];
  expect(renderPullRequest(report({ missed })).body).toContain(
    "The reports of 2026-W46, which was missed, stand beside it.",
  );
});
