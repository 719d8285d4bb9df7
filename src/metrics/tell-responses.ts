import type { GitHubMeasure } from "../playbook/metric-origin.ts";
import type { Response, Responses } from "../snapshot/response.ts";
import type { Instant } from "../time/instant.ts";
import type { Zone } from "../time/local-date.ts";
import type { WorkingTime } from "../time/working-hours.ts";
import { workingBetween } from "../time/working-time.ts";
import { saidOfDurations } from "./said-of-durations.ts";
import { stretchOf } from "./stretch-of.ts";
import type { Teller } from "./teller.ts";

/** What the answers to issues say of first response or resolution, in working time without the stretches in which the author was waited for. A first response counts in the window in which the issue came, a resolution in the one in which it was closed. */
export function tellResponses(
  { issues, cut }: Responses,
  measure: Extract<GitHubMeasure, "first-response" | "resolution">,
  label: string,
  { working, zone, now }: { readonly working: WorkingTime; readonly zone: Zone; readonly now: Instant },
): Teller {
  const source = `issues labelled ${label}`;
  return {
    source,
    unit: "millis",
    days: "all",
    stands: false,
    tell: (window) => {
      if (cut)
        return {
          kind: "wrong",
          because: `There are more ${source} than are read, so that a figure of them would be one of some.`,
        };
      const { from, to } = stretchOf(window, zone);
      const inside = (instant: Instant | undefined): instant is Instant =>
        instant !== undefined && from <= instant && instant < to;
      const came = issues.filter(({ createdAt }) => inside(createdAt));
      const durations =
        measure === "resolution"
          ? issues.flatMap((issue) =>
              inside(issue.resolvedAt) ? [workedBetween(issue, issue.resolvedAt, working)] : [],
            )
          : came.flatMap((issue) =>
              issue.answeredAt === undefined || issue.answeredAt >= now
                ? []
                : [workedBetween(issue, issue.answeredAt, working)],
            );
      const waiting = came.filter(
        ({ answeredAt, resolvedAt }) => answeredAt === undefined && resolvedAt === undefined,
      ).length;
      return saidOfDurations(durations, window.to, {
        what: `${measure === "resolution" ? "Closed" : "Answered"} ${source}, in working time`,
        none: `No ${source} were ${measure === "resolution" ? "closed" : "answered"} in ${window.key}.`,
        more: waiting === 0 ? [] : [`${waiting} of ${came.length} that came in these days wait for a first answer.`],
      });
    },
  };
}

/** How long an issue took until some instant, in working time, without the stretches in which its author was waited for. */
export function workedBetween({ createdAt, waits }: Response, until: Instant, working: WorkingTime): number {
  const waited = waits.map(({ from, to }) =>
    workingBetween(from, to === undefined || to > until ? until : to, working),
  );
  return Math.max(0, workingBetween(createdAt, until, working) - waited.reduce((sum, one) => sum + one, 0));
}
