import type { DateRange } from "../time/local-date.ts";
import type { Point } from "./reading.ts";

/** One number of a source with what belongs to it. */
export type Entry = {
  readonly stretch: DateRange;
  readonly value: number;
  readonly base: number | undefined;
  readonly sample: number | undefined;
  readonly place: string;
};

type Growing = { from: string; to: string; values: number[]; bases: number[]; samples: number[]; place: string };

/** Gathers numbers into points: one for each stretch of days, oldest first, the numbers of each in the order they came. */
export class Points {
  readonly #byStretch = new Map<string, Growing>();

  add({ stretch: { from, to }, value, base, sample, place }: Entry): void {
    const key = `${to}/${from}`;
    const known = this.#byStretch.get(key);
    const point = known ?? { from, to, values: [], bases: [], samples: [], place };
    if (known === undefined) this.#byStretch.set(key, point);
    point.values.push(value);
    if (base !== undefined) point.bases.push(base);
    if (sample !== undefined) point.samples.push(sample);
    point.place = place;
  }

  /** What was gathered. */
  get all(): readonly Point[] {
    return [...this.#byStretch].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, point]) => point);
  }
}
