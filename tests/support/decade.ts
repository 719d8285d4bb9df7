import { owedOf } from "../../src/cadence/due.ts";
import type { Cadence } from "../../src/playbook/playbook.ts";
import type { CadenceMemory } from "../../src/snapshot/ledger.ts";
import { aPlaybookOf } from "./builders.ts";
import { type Stretch, firstMoment } from "./oracle-zone.ts";

/** One occurrence as the oracle expects it: nominal day, and the moment in milliseconds since 1970. */
export type Expected = { readonly date: string; readonly at: number };

/** What ten years of passes brought: how often each nominal day was opened, and how often a catch-up named it. */
export type Decade = {
  readonly passes: number;
  readonly opened: ReadonlyMap<string, number>;
  readonly named: ReadonlyMap<string, number>;
};

const DAY = 86_400_000;

/** The occurrences of days that `falls` picks, at a wall time of a zone whose clocks stand as in `stretches`. */
export function expectedOccurrences(
  stretches: readonly Stretch[],
  time: string,
  from: string,
  to: string,
  falls: (date: Date) => boolean,
): Expected[] {
  const start = Date.parse(from);
  const end = Date.parse(to);
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  const found: Expected[] = [];
  for (let day = start; day <= end; day += DAY) {
    if (!falls(new Date(day))) continue;
    found.push({
      date: new Date(day).toISOString().slice(0, 10),
      at: firstMoment(day + (hours * 60 + minutes) * 60_000, stretches),
    });
  }
  return found;
}

/** Lives through passes at the given moments: each does what is owed and remembers it as the ledger would. */
export function livePasses(cadence: Cadence, moments: readonly number[]): Decade {
  const setting = { playbook: aPlaybookOf([cadence]), holidays: new Set<string>() };
  const opened = new Map<string, number>();
  const named = new Map<string, number>();
  const count = (counts: Map<string, number>, date: string) => counts.set(date, (counts.get(date) ?? 0) + 1);
  let memory: CadenceMemory | undefined;
  for (const moment of moments) {
    const now = `${new Date(moment).toISOString().slice(0, 19)}Z`;
    const owed = owedOf(cadence, setting, memory, now);
    memory ??= { adopted: now, newest: undefined, issue: undefined };
    if (owed === undefined) continue;
    count(opened, owed.occurrence.date);
    for (const missed of owed.missed) count(named, missed.date);
    memory = { ...memory, newest: owed.occurrence.date };
  }
  return { passes: moments.length, opened, named };
}

/** Moments of passes over a stretch: mostly a few hours apart, sometimes doubled, sometimes after an outage of weeks; the same seed gives the same. */
export function passMoments(from: number, to: number, seed: number): number[] {
  let state = seed >>> 0;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const moments: number[] = [];
  for (let at = from; at < to;) {
    const moment = Math.floor(at / 1000) * 1000;
    const luck = random();
    moments.push(moment);
    // A doubled delivery: a second pass at the very same second.
    if (luck < 0.15) moments.push(moment);
    at += 60_000 + (luck < 0.92 ? random() * 2.5 * DAY : random() * 60 * DAY);
  }
  return moments;
}
