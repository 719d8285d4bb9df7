import type { Item } from "../../snapshot/item.ts";
import { type Instant, toMillis } from "../../time/instant.ts";
import { formatDuration } from "../../time/duration.ts";
import { type Finding, fine } from "./finding.ts";

/** What is known of the passes that were made. */
export type PassFacts = {
  readonly now: Instant;
  readonly items: readonly Item[];
  /** What came due and stands nowhere yet; undefined where it could not be worked out. */
  readonly owed: readonly { readonly title: string; readonly at: Instant }[] | undefined;
  /** Why nothing is opened now, for example because the gate is open. */
  readonly held: string | undefined;
};

/** Schedules start late; from here on it is worth a word. */
const LATE = 90 * 60_000;

const DAY = 24 * 60 * 60_000;

/** Whether passes are made as they should be: the newest trace of one against what came due since. */
export function judgePass({ now, items, owed, held }: PassFacts, web: string): readonly Finding[] {
  const place = `${web}/actions`;
  const trace = lastTrace(items);
  if (trace === undefined) {
    return [
      {
        id: "no-pass-yet",
        severity: "warning",
        cause: "No pass has left a trace here yet.",
        place,
        fix: 'Once playbook and workflow are on the default branch, press "Run workflow" there, or wait for the next hour.',
      },
    ];
  }
  if (held !== undefined)
    return [
      fine("pass-held", `Nothing recurring is opened now: ${held}. The last trace of a pass is of ${trace}.`, place),
    ];
  if (owed === undefined) {
    return [
      {
        id: "pass-clock-unseen",
        severity: "unknown",
        cause: `What is overdue cannot be said, because what was delivered could not be read. The last trace of a pass is of ${trace}.`,
        place,
        fix: "See the other findings, and ask again.",
      },
    ];
  }
  const [first] = owed.toSorted((a, b) => (a.at < b.at ? -1 : 1));
  const late = first === undefined ? 0 : toMillis(now) - toMillis(first.at);
  if (first === undefined || late < LATE)
    return [fine("pass-in-time", `Nothing is overdue; the last trace of a pass is of ${trace}.`, place)];
  return [
    {
      id: "pass-overdue",
      severity: late < DAY ? "warning" : "error",
      cause: `${first.title} was due ${formatDuration(late)} ago (${first.at}) and stands nowhere${owed.length > 1 ? `, nor do ${owed.length - 1} more` : ""}. The last trace of a pass is of ${trace}.`,
      place,
      fix: "See the runs there: none at all means that the schedule is switched off, or that a rule of the repository or organisation keeps the event `schedule` or its actor from starting workflows; a failed one says in its summary what to do. What was missed is caught up by the next pass.",
    },
  ];
}

/** When something of ours was opened last, or the almanac issue changed. */
function lastTrace(items: readonly Item[]): Instant | undefined {
  return items
    .map((item) => (item.marker.kind === "almanac" ? item.updatedAt : item.createdAt))
    .sort()
    .at(-1);
}
