import { smooth } from "./smoothing.ts";

/** A way to continue a series: as it is, on its straight line, smoothed, or as a season ago. */
export type Method = "naive" | "drift" | "smoothed" | "damped trend" | "seasonal naive";

/** What a method says comes next, and how far that spreads. */
export type Projection = {
  /** The forecast for so many steps ahead, from 1. */
  readonly ahead: (steps: number) => number;
  /** Its standard deviation. */
  readonly spread: (steps: number) => number;
};

/** A series that ends with a value, continued by a method; undefined where it is too short for it. `season` counts periods. */
export function project(
  series: readonly (number | undefined)[],
  method: Method,
  season: number | undefined,
): Projection | undefined {
  switch (method) {
    case "naive":
      return naive(series, 1);
    case "drift":
      return drift(series);
    case "smoothed":
      return smooth(series, "level");
    case "damped trend":
      return smooth(series, "damped trend");
    case "seasonal naive":
      return season === undefined ? undefined : naive(series, season);
  }
}

/** By how much values lie off those a season earlier; values beside a gap are left out. */
export function stepsOf(series: readonly (number | undefined)[], season: number): readonly number[] {
  return series.flatMap((value, index) => {
    const before = series[index - season];
    return value === undefined || before === undefined ? [] : [value - before];
  });
}

function naive(series: readonly (number | undefined)[], season: number): Projection | undefined {
  const last = Array.from({ length: season }, (_, index) => newestAt(series, series.length - season + index, season));
  const steps = stepsOf(series, season);
  if (steps.length < 2 || last.includes(undefined)) return undefined;
  const variance = steps.reduce((sum, step) => sum + step * step, 0) / steps.length;
  return {
    ahead: (count) => last[(count - 1) % season] ?? 0,
    spread: (count) => Math.sqrt(variance * (Math.floor((count - 1) / season) + 1)),
  };
}

/** The value at a place, or the one whole seasons before where there is a gap. */
function newestAt(series: readonly (number | undefined)[], place: number, season: number): number | undefined {
  for (let index = place; index >= 0; index -= season) if (series[index] !== undefined) return series[index];
  return undefined;
}

function drift(series: readonly (number | undefined)[]): Projection | undefined {
  const from = series.findIndex((value) => value !== undefined);
  const [first, last, length] = [series[from], series.at(-1), series.length - 1 - from];
  const steps = stepsOf(series, 1);
  if (first === undefined || last === undefined || steps.length < 2) return undefined;
  const slope = (last - first) / length;
  const variance = steps.reduce((sum, step) => sum + (step - slope) ** 2, 0) / (steps.length - 1);
  return {
    ahead: (count) => last + slope * count,
    spread: (count) => Math.sqrt(variance * count * (1 + count / length)),
  };
}
