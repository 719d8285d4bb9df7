import type { Plan } from "../operation/plan.ts";
import type { Happening } from "./live-through.ts";

/** What the passes of a stretch did, counted. */
export type Tally = {
  readonly passes: number;
  readonly opened: number;
  readonly closed: number;
  readonly carried: number;
  readonly pullRequests: number;
  readonly commits: number;
  readonly files: number;
  readonly reminders: number;
  readonly failed: number;
  readonly requests: number;
  /** Requests of each pass that found nothing to do, fewest first. */
  readonly quietRequests: readonly number[];
};

/** Counts what the passes among some happenings did. */
export function tallyOf(happenings: readonly Happening[]): Tally {
  const passes = happenings.flatMap((happening) => (happening.kind === "pass" ? [happening] : []));
  const operations = passes.flatMap(({ plan, outcomes }) => {
    const done = new Set(outcomes.filter((outcome) => outcome.kind === "done").map((outcome) => outcome.key));
    return plan.operations.filter((operation) => done.has(operation.key));
  });
  const count = (test: (operation: Plan["operations"][number]) => boolean) => operations.filter(test).length;
  const quiet = passes.filter(({ plan }) => plan.operations.length === 0).map(({ requests }) => requests);
  return {
    passes: passes.length,
    opened: count((operation) => operation.kind === "open-issue"),
    closed: count(
      (operation) =>
        operation.kind === "update-issue" && operation.state !== undefined && operation.state.kind !== "open",
    ),
    carried: count((operation) => operation.key.startsWith("carried:")),
    pullRequests: count((operation) => operation.kind === "open-pull-request"),
    commits: count((operation) => operation.kind === "commit-files"),
    files: operations.flatMap((operation) => ("files" in operation ? operation.files : [])).length,
    reminders: count((operation) => operation.kind === "comment"),
    failed: passes
      .flatMap(({ outcomes }) => outcomes)
      .filter((outcome) => outcome.kind === "failed" || outcome.kind === "unknown").length,
    requests: passes.reduce((sum, { requests }) => sum + requests, 0),
    quietRequests: quiet.toSorted((a, b) => a - b),
  };
}

/** The numbers of a stretch as rows of two columns. */
export function tallyRows(tally: Tally): readonly (readonly [string, string])[] {
  return [
    ["Passes", String(tally.passes)],
    ["Issues opened", String(tally.opened)],
    ["Issues closed by Almanac", `${tally.closed} (${tally.carried} carried over)`],
    ["Report pull requests", String(tally.pullRequests)],
    ["Commits", String(tally.commits)],
    ["Report files written", String(tally.files)],
    ["Reminders", String(tally.reminders)],
    ["Failed", String(tally.failed)],
    ["Requests used", String(tally.requests)],
    ["Requests of a pass with nothing to do", quietWords(tally)],
  ];
}

/** What most of them took, and what those took that looked after an incident. */
function quietWords({ quietRequests }: Tally): string {
  const usual = usualRequests(quietRequests);
  const most = quietRequests.at(-1) ?? usual;
  return most === usual ? String(usual) : `${usual} (${most} while an incident is looked after)`;
}

/** What the middle one of quiet passes took. */
export function usualRequests(quiet: readonly number[]): number {
  return quiet[Math.floor(quiet.length / 2)] ?? 0;
}
