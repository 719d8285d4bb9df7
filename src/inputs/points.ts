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
  /** Equal texts give the same stretch, which is found sooner than its days. */
  readonly #bySame = new Map<DateRange, Growing>();

  add({ stretch, value, base, sample, place }: Entry): void {
    const point = this.#bySame.get(stretch) ?? this.#pointOf(stretch, place);
    point.values.push(value);
    if (base !== undefined) point.bases.push(base);
    if (sample !== undefined) point.samples.push(sample);
    point.place = place;
  }

  #pointOf(stretch: DateRange, place: string): Growing {
    const { from, to } = stretch;
    const key = `${to}/${from}`;
    const point = this.#byStretch.get(key) ?? { from, to, values: [], bases: [], samples: [], place };
    this.#byStretch.set(key, point);
    this.#bySame.set(stretch, point);
    return point;
  }

  /** What was gathered. */
  get all(): readonly Point[] {
    return [...this.#byStretch].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, point]) => point);
  }
}
