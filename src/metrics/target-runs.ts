import type { LocalDate } from "../time/local-date.ts";
import type { Period } from "../time/period.ts";
import type { Figure } from "./figure.ts";
import { type Status, judge } from "./judge.ts";
import type { Trend } from "./trend.ts";
import { windowHolding } from "./window.ts";

/** A period of a metric, and how its figure stands against the target. */
export type Judged = { readonly figure: Figure; readonly window: Period; readonly status: Status };

/** So many periods running are needed, for a target to count as missed and as met again. */
const RUNNING = 2;

/** The periods of a metric, oldest first. One in which nothing happened that could be measured is passed over; of what people told several times within one, the last counts. */
export function judgedPeriods({ figures, over, target }: Trend, fiscalYearStart: number): readonly Judged[] {
  const judged = figures
    .filter((figure) => !(figure.kind === "no-data" && figure.calm === true))
    .map((figure) => {
      const { window } = figure;
      const told = over.kind === "calendar" && over.unit !== "day" && window.from === window.to;
      const period = told ? windowHolding(over, window.to, fiscalYearStart) : window;
      return { figure, window: period, status: judge(figure, target) };
    });
  return [...new Map(judged.map((one) => [one.window.key, one])).values()];
}

/** The first period of those missed running, up to the newest one; undefined where they are too few. Periods that were over on `after` belong to what came before. */
export function missedRunning(periods: readonly Judged[], after: LocalDate | undefined): Judged | undefined {
  const fresh = periods.filter(({ window }) => after === undefined || window.to > after);
  const run = fresh.slice(fresh.findLastIndex(({ status }) => status !== "missed") + 1);
  return run.length < RUNNING ? undefined : run[0];
}

/** The first good periods running, of those that began on `since` or later; undefined where there are none yet. */
export function metRunning(periods: readonly Judged[], since: LocalDate): readonly Judged[] | undefined {
  const later = periods.filter(({ window }) => window.from >= since);
  const last = later.findIndex((_, index) => {
    const run = later.slice(Math.max(0, index + 1 - RUNNING), index + 1);
    return run.length === RUNNING && run.every(({ status }) => status === "met");
  });
  return last < 0 ? undefined : later.slice(last + 1 - RUNNING, last + 1);
}
