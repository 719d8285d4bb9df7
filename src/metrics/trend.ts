import { InvariantError } from "../errors.ts";
import type { Target } from "../playbook/parse-target.ts";
import type { Metric } from "../playbook/playbook.ts";
import type { Over } from "../playbook/parse-over.ts";
import { type Figure, valueOf } from "./figure.ts";
import { type Status, judge, streak } from "./judge.ts";

/** A metric over time: its figures window by window, oldest first, and how the newest stands. */
export type Trend = {
  readonly metric: Metric;
  readonly over: Over;
  readonly target: Target | undefined;
  /** The figure of the newest window; also the last of `figures`. */
  readonly newest: Figure;
  readonly figures: readonly Figure[];
  readonly status: Status;
  /** Windows in a row that stand as the newest does. */
  readonly streak: number;
  /** Against the window before, and against the same one a year before; undefined where either is no value. */
  readonly change: Change | undefined;
  readonly yearChange: Change | undefined;
};

/** How far a figure moved: in its own unit, and as a part of what it was (undefined where that was zero). */
export type Change = { readonly by: number; readonly relative: number | undefined };

/** The trend of a metric from the figures of its windows, oldest first. */
export function trendOf(
  metric: Metric,
  over: Over,
  target: Target | undefined,
  figures: readonly Figure[],
  yearBefore: Figure | undefined,
): Trend {
  const newest = figures.at(-1);
  if (newest === undefined) throw new InvariantError("a trend without a figure");
  const statuses = figures.map((figure) => judge(figure, target));
  return {
    metric,
    over,
    target,
    newest,
    figures,
    status: judge(newest, target),
    streak: streak(statuses),
    change: changeBetween(figures.at(-2), newest),
    yearChange: changeBetween(yearBefore, newest),
  };
}

/** How far one figure lies from another; nothing where either is no value or they count differently. */
export function changeBetween(from: Figure | undefined, to: Figure): Change | undefined {
  const before = from === undefined ? undefined : valueOf(from);
  const after = valueOf(to);
  // A figure that stands for two windows, because nothing newer came, did not stay the same: it was not measured.
  if (from === undefined || before === undefined || after === undefined) return undefined;
  if (from.unit !== to.unit || from.window.key === to.window.key) return undefined;
  return { by: after - before, relative: before === 0 ? undefined : (after - before) / Math.abs(before) };
}
