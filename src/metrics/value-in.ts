import { quantile, spreadOf } from "../analysis/quantile.ts";
import type { Point } from "../inputs/reading.ts";
import type { Aggregate, SourceUnit } from "../playbook/metric-origin.ts";
import { formatDate } from "../time/format.ts";
import { type LocalDate, daysBetween } from "../time/local-date.ts";
import type { Period } from "../time/period.ts";
import type { Unit } from "./figure.ts";
import { formatNumber } from "./format-number.ts";
import { tailOf } from "./tail-of.ts";
import type { Said } from "./teller.ts";

/** How the numbers of a source become one figure. */
export type Recipe = {
  readonly source: string;
  readonly aggregate: Aggregate;
  /** Whether the figure is a share: the values are parts of bases. */
  readonly share: boolean;
  /** What the numbers count in, and what the figure does. */
  readonly from: SourceUnit | undefined;
  readonly unit: Unit;
};

/** What the points inside a window come to. */
export function valueIn(points: readonly Point[], window: Period, recipe: Recipe): Said {
  const inside = points.filter(({ from, to }) => window.from <= from && to <= window.to);
  const last = inside.at(-1);
  if (last === undefined) return { kind: "silent" };
  if ((recipe.aggregate === "sum" || recipe.aggregate === "count") && !recipe.share) {
    const begun = begunInside(points, window);
    if (begun !== undefined)
      return {
        kind: "calm",
        because: `${recipe.source} begins on ${formatDate(begun, { year: true })}, which is not the whole of ${window.key}.`,
      };
  }
  const used = recipe.aggregate === "last" ? [last] : inside;
  const raw = used.flatMap(({ values }) => values);
  const conflict = recipe.aggregate === "last" && !recipe.share && new Set(last.values).size > 1;
  if (conflict) return { kind: "wrong", because: contradiction(recipe.source, last) };
  const made = recipe.share ? shareOf(used) : combined(raw, recipe.aggregate);
  if (made === undefined)
    return { kind: "wrong", because: `${recipe.source} counts nothing that ${window.key} could be a share of.` };
  const scale = scaleOf(recipe);
  if (scale === undefined)
    return {
      kind: "wrong",
      because: `It is not known whether the numbers in ${recipe.source} are seconds, minutes, hours or days; say so with \`unit\`.`,
    };
  if (looksFraction(raw, recipe))
    return {
      kind: "wrong",
      because: `The numbers in ${recipe.source} lie between 0 and 1, which are fractions and not per cent; say \`unit: fraction\`, or \`unit: percent\` if they are right.`,
    };
  const absurd = absurdIn(used, recipe);
  if (absurd !== undefined) return { kind: "wrong", because: absurd };
  // What something costs is no number of people, what a share is taken of is.
  const counted = isPartOfWhole(recipe);
  const samples = used.flatMap((point) => (counted ? point.bases : point.samples));
  const spread = recipe.unit === "millis" && raw.length > 1 ? spreadOf(raw) : undefined;
  return {
    kind: "said",
    value: made * scale,
    sample: samples.length > 0 ? sum(samples) : recipe.aggregate === "last" || recipe.share ? undefined : raw.length,
    asOf: last.to,
    steps: [stepOf(recipe, inside, used, raw)],
    ...(spread !== undefined && tailOf(spread, scale)),
  };
}

/** The first day a source is about, where it misses more days of a window before that than ever between two rows: what it adds up to is not the whole. */
function begunInside(points: readonly Point[], window: Period): LocalDate | undefined {
  const [first, ...rest] = points;
  if (first === undefined || rest.length === 0) return undefined;
  let widest = 1;
  let until = first.to;
  for (const { from, to } of rest) {
    widest = Math.max(widest, daysBetween(until, from));
    until = to;
  }
  return daysBetween(window.from, first.from) >= widest ? first.from : undefined;
}

function shareOf(points: readonly Point[]): number | undefined {
  const whole = sum(points.flatMap(({ bases }) => bases));
  return whole === 0 ? undefined : sum(points.flatMap(({ values }) => values)) / whole;
}

function combined(values: readonly number[], aggregate: Aggregate): number | undefined {
  switch (aggregate) {
    case "last":
      return values.at(-1);
    case "sum":
      return sum(values);
    case "count":
      return values.length;
    case "mean":
      return spreadOf(values)?.mean;
    case "median":
      return quantile(values, 0.5);
    case "p90":
      return quantile(values, 0.9);
    case "least":
      return spreadOf(values)?.least;
    case "most":
      return spreadOf(values)?.most;
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

const MILLIS: Readonly<Partial<Record<SourceUnit, number>>> = {
  seconds: 1000,
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
};

/** What a number of the source is multiplied with; undefined where nobody said what it counts in. */
function scaleOf({ from, unit, share, aggregate }: Recipe): number | undefined {
  if (aggregate === "count") return 1;
  if (unit === "millis") return from === undefined ? undefined : MILLIS[from];
  return unit === "percent" && (share || from === "fraction") ? 100 : 1;
}

/** Per cent below one, all of them, are mostly fractions that somebody forgot to multiply. */
function looksFraction(values: readonly number[], { from, unit, share, aggregate }: Recipe): boolean {
  return (
    unit === "percent" &&
    !share &&
    from === undefined &&
    aggregate !== "count" &&
    values.some((value) => value !== 0) &&
    values.every((value) => value >= 0 && value < 1)
  );
}

/** Whether a share is one of things that are counted: what money brought may be more than what it cost. */
function isPartOfWhole({ share, unit, from }: Recipe): boolean {
  return share && unit === "percent" && from !== "amount";
}

/** What cannot be: a part that is larger than its whole, a length of time below zero. */
function absurdIn(used: readonly Point[], recipe: Recipe): string | undefined {
  const { source, unit } = recipe;
  if (isPartOfWhole(recipe)) {
    const point = used.find(({ values, bases }) => sum(values) > sum(bases));
    return (
      point &&
      `${source} counts ${sum(point.values)} of ${sum(point.bases)} at ${point.place}, a part larger than its whole; where both are amounts of money, say \`unit: amount\`.`
    );
  }
  const below = unit === "millis" ? used.find(({ values }) => values.some((value) => value < 0)) : undefined;
  return below && `${source} has a length of time below zero at ${below.place}.`;
}

function contradiction(source: string, { values, to, place }: Point): string {
  const distinct = [...new Set(values)].map((value) => formatNumber(value, Number.isInteger(value) ? 0 : 2));
  return `${source} says ${distinct.slice(0, 3).join(" and ")} for ${formatDate(to, { year: true })} (the last at ${place}); remove the rows that are wrong, choose with \`where\`, or say how they come together with \`aggregate\`.`;
}

function stepOf(
  { source, aggregate, share }: Recipe,
  inside: readonly Point[],
  used: readonly Point[],
  raw: readonly number[],
): string {
  const last = used.at(-1);
  const where = `${source}, ${inside.length === 1 ? "one row" : `${inside.length} stretches`} up to ${last?.place ?? ""}`;
  const plain = (value: number) => formatNumber(value, Number.isInteger(value) ? 0 : 2);
  if (share) return `${where}: ${plain(sum(raw))} of ${plain(sum(used.flatMap(({ bases }) => bases)))}.`;
  const value = combined(raw, aggregate);
  return `${where}: ${aggregate === "last" ? "the last value" : `${aggregate} of ${raw.length} values`} is ${value === undefined ? "none" : plain(value)}.`;
}
