import type { Point, TargetLine, Unit } from "./chart.ts";
import { amountWords } from "../../metrics/amount-words.ts";
import { targetWords } from "./target-words.ts";

/** A point with a value. */
export type Known = { readonly index: number; readonly label: string; readonly value: number };

/** The points that have a value, each with its place. */
export function knownOf(points: readonly Point[]): readonly Known[] {
  return points.flatMap(({ label, value }, index) => (isKnown(value) ? [{ index, label, value }] : []));
}

/** Whether there is a value that can be drawn. */
export function isKnown(value: number | undefined): value is number {
  return value !== undefined && Number.isFinite(value);
}

/** Whether no line leads to the point at that place, so that only a dot can show it. */
export function isAlone(points: readonly Point[], index: number): boolean {
  return !isKnown(points[index - 1]?.value) && !isKnown(points[index + 1]?.value);
}

/** Whether a value is where the target wants it. */
export function meets(value: number, { relation, value: wanted }: TargetLine): boolean {
  if (relation === "above") return value > wanted;
  if (relation === "under") return value < wanted;
  return relation === "at least" ? value >= wanted : value <= wanted;
}

/** A series in words, for those who listen to a picture. */
export function seriesWords(points: readonly Point[], unit: Unit, target: TargetLine | undefined): string {
  const known = knownOf(points);
  const [first] = known;
  const last = known.at(-1);
  if (first === undefined || last === undefined) return "There is no data.";
  const values = known.map(({ value }) => value);
  const words = (value: number): string => amountWords(value, unit);
  const gaps = points.length - known.length;
  return [
    `${first.label}: ${words(first.value)}; ${last.label}: ${words(last.value)}.`,
    `Least ${words(Math.min(...values))}, most ${words(Math.max(...values))}.`,
    ...(gaps === 0 ? [] : [`No data for ${gaps} of ${points.length}.`]),
    ...(target === undefined ? [] : [`Target ${targetWords(target, unit)}.`]),
  ].join(" ");
}
