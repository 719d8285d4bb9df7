import type { Operation } from "../../src/operation/operation.ts";
import type { Plan } from "../../src/operation/plan.ts";

type Of<K extends Operation["kind"]> = Extract<Operation, { readonly kind: K }>;

/** A plan of those operations and nothing else. */
export function aPlan(...operations: readonly Operation[]): Plan {
  return { version: 1, plannedAt: "2026-11-23T08:00:00Z", operations, nextDueAt: undefined, problems: [], notes: [] };
}

/** The last line of what we write. */
export const MARKER = "<!-- almanac:1 occurrence weekly-analytics 2026-11-23 -->";

/** Opens an issue of ours. */
export function opens(key: string, change: Partial<Of<"open-issue">> = {}): Of<"open-issue"> {
  return {
    kind: "open-issue",
    key,
    title: key,
    body: `Text\n\n${MARKER}`,
    labels: [],
    assignees: [],
    type: undefined,
    fields: [],
    reason: "due",
    ...change,
  };
}

/** Changes an issue. */
export function updates(key: string, change: Partial<Of<"update-issue">>): Of<"update-issue"> {
  return {
    kind: "update-issue",
    key,
    issue: 1,
    title: undefined,
    body: undefined,
    state: undefined,
    needs: undefined,
    reason: "due",
    ...change,
  };
}

/** Comments on an issue. */
export function comments(key: string, change: Partial<Of<"comment">> = {}): Of<"comment"> {
  return { kind: "comment", key, issue: 1, body: "Said", reason: "due", ...change };
}

/** Opens a pull request with one report. */
export function reports(key: string, change: Partial<Of<"open-pull-request">> = {}): Of<"open-pull-request"> {
  return {
    kind: "open-pull-request",
    key,
    branch: "almanac-report/weekly-analytics/2026-W47",
    base: "main",
    title: "Weekly analytics 2026-W47",
    body: `Draft\n\n${MARKER}`,
    message: "Weekly analytics 2026-W47",
    files: [{ path: "reports/weekly-analytics/2026-W47.md", text: "# Weekly\n" }],
    reviewers: [],
    teamReviewers: [],
    reason: "due",
    ...change,
  };
}

/** Commits one report. */
export function commits(key: string, change: Partial<Of<"commit-files">> = {}): Of<"commit-files"> {
  return {
    kind: "commit-files",
    key,
    branch: "main",
    orphan: false,
    message: "Daily metrics",
    files: [{ path: "reports/daily-metrics/2026-11-22.md", text: "# Daily\n" }],
    reason: "due",
    ...change,
  };
}
