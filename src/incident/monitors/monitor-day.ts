import type { LocalDate } from "../../time/local-date.ts";
import { type Stretch, unionOf } from "../../time/stretch.ts";

/** What came of asking an address for one day of UTC; stretches are in seconds of that day. */
export type MonitorDay = {
  readonly day: LocalDate;
  readonly monitor: string;
  readonly checks: number;
  /** Answers that were wrong, or did not come. */
  readonly failures: number;
  /** Answers that were right and slow. */
  readonly slow: number;
  /** When it was asked often enough for anything to be known. */
  readonly watched: readonly Stretch[];
  /** When it was believed to be down, and to be degraded, which is not down. */
  readonly down: readonly Stretch[];
  readonly degraded: readonly Stretch[];
};

/** So many stretches of a kind are told apart a day; from the last of them to the newest counts as one. */
const MOST = 50;

/** A day of which nothing is known yet. */
export function emptyDay(day: LocalDate, monitor: string): MonitorDay {
  return { day, monitor, checks: 0, failures: 0, slow: 0, watched: [], down: [], degraded: [] };
}

/** Stretches of a day as one list of bounded length. */
export function boundedStretches(stretches: readonly Stretch[]): readonly Stretch[] {
  const all = unionOf(stretches);
  const last = all[MOST - 1];
  const newest = all.at(-1);
  if (last === undefined || newest === undefined) return all;
  return [...all.slice(0, MOST - 1), [last[0], newest[1]]];
}

/** Two tellings of the same days as one, ordered by day and monitor: what either knows is known. */
export function joinDays(some: readonly MonitorDay[], others: readonly MonitorDay[]): readonly MonitorDay[] {
  const byKey = new Map<string, MonitorDay>();
  for (const one of [...some, ...others]) {
    const key = `${one.day} ${one.monitor}`;
    const known = byKey.get(key);
    byKey.set(key, known === undefined ? one : joined(known, one));
  }
  return [...byKey].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

function joined(a: MonitorDay, b: MonitorDay): MonitorDay {
  return {
    day: a.day,
    monitor: a.monitor,
    checks: Math.max(a.checks, b.checks),
    failures: Math.max(a.failures, b.failures),
    slow: Math.max(a.slow, b.slow),
    watched: boundedStretches([...a.watched, ...b.watched]),
    down: boundedStretches([...a.down, ...b.down]),
    degraded: boundedStretches([...a.degraded, ...b.degraded]),
  };
}
