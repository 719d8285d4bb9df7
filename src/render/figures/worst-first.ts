import { valueOf } from "../../metrics/figure.ts";
import type { Trend } from "../../metrics/trend.ts";

/** Trends in the order in which somebody should look at them: missed longest and farthest first, then stale, then what broke off, then what moved most. Those nobody connected come last. */
export function worstFirst(trends: readonly Trend[]): readonly Trend[] {
  return trends
    .map((trend, index) => ({ trend, index, rank: rankOf(trend) }))
    .sort((a, b) => compare(a.rank, b.rank) || a.index - b.index)
    .map(({ trend }) => trend);
}

/** The few figures worth a look before all others: those missed and stale, then those that moved; three at most, and none that nobody connected. */
export function lookFirst(trends: readonly Trend[]): readonly Trend[] {
  return worstFirst(trends.filter(needsLook)).slice(0, 3);
}

/** What changed: figures that crossed their target since the time before, then those missed, then those that moved by a tenth or more. */
export function changedMost(trends: readonly Trend[]): readonly Trend[] {
  const measured = trends.filter(({ newest: { kind } }) => kind === "value" || kind === "zero");
  const crossed = measured.filter(
    ({ status, streak, change }) => status !== "unknown" && streak === 1 && change !== undefined,
  );
  const missed = worstFirst(measured.filter((trend) => trend.status === "missed" && !crossed.includes(trend)));
  const moved = measured
    .filter((trend) => trend.status !== "missed" && !crossed.includes(trend) && moveOf(trend) >= 0.1)
    .toSorted((a, b) => moveOf(b) - moveOf(a));
  return [...crossed, ...missed, ...moved];
}

function moveOf({ change }: Trend): number {
  return Math.abs(change?.relative ?? 0);
}

/** Whether somebody can do something about it: it is connected, and it is not only that nothing happened. */
export function needsLook({ metric, newest }: Trend): boolean {
  return metric.origin !== undefined && !(newest.kind === "no-data" && newest.calm === true);
}

type Rank = readonly [number, number, number];

function rankOf(trend: Trend): Rank {
  const { newest, status, streak, change, metric } = trend;
  if (status === "missed") return [0, -streak, -distance(trend)];
  if (newest.kind === "stale") return [1, 0, 0];
  if (newest.kind === "no-data") return [metric.origin === undefined ? 4 : 2, 0, 0];
  return [3, -Math.abs(change?.relative ?? 0), 0];
}

/** How far a figure lies from its target, as a part of it. */
function distance({ newest, target }: Trend): number {
  const value = valueOf(newest);
  if (value === undefined || target?.kind !== "bound" || target.amount.value === 0) return 0;
  return Math.abs(value - target.amount.value) / Math.abs(target.amount.value);
}

function compare(a: Rank, b: Rank): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}
