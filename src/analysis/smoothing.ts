/** How a series is smoothed: its level alone, with a trend, or with a trend that dies away. */
export type Smoothing = "level" | "trend" | "damped trend";

/** A smoothing fitted to a series: what it says comes next, and how far it was off one step ahead. */
export type Fit = {
  readonly alpha: number;
  readonly beta: number;
  readonly phi: number;
  /** The forecast for so many steps ahead, from 1. */
  readonly ahead: (steps: number) => number;
  /** By how much the forecast for so many steps ahead spreads, as a standard deviation. */
  readonly spread: (steps: number) => number;
};

/** How fast the weights may change, as R has it: at the ends of these ranges a model is another model. */
const RANGES = {
  level: [[0.0001, 0.9999]],
  trend: [
    [0.0001, 0.9999],
    [0.0001, 0.9999],
  ],
  "damped trend": [
    [0.0001, 0.9999],
    [0.0001, 0.9999],
    [0.8, 0.98],
  ],
} as const satisfies Record<Smoothing, readonly (readonly [number, number])[]>;

/**
 * Exponential smoothing by least squares (simple, Holt, damped Holt), with the ranges of its state space model.
 * A gap in the series is stepped over. Undefined where there are fewer values than the model has parts.
 */
export function smooth(series: readonly (number | undefined)[], smoothing: Smoothing): Fit | undefined {
  const n = series.filter((value) => value !== undefined).length;
  const parts = RANGES[smoothing].length + (smoothing === "level" ? 1 : 2);
  if (n <= parts) return undefined;
  const errorOf = (place: readonly number[]): number => run(series, weightsOf(smoothing, place)).squares;
  const best = leastBy(errorOf, RANGES[smoothing]);
  const weights = weightsOf(smoothing, best);
  const { squares, level, slope } = run(series, weights);
  const { alpha, beta, phi } = weights;
  const variance = squares / (n - parts);
  const damped = (steps: number): number => (phi === 1 ? steps : (phi * (1 - phi ** steps)) / (1 - phi));
  return {
    alpha,
    beta,
    phi,
    ahead: (steps) => level + damped(steps) * slope,
    spread: (steps) => {
      let sum = 1;
      for (let step = 1; step < steps; step += 1) sum += (alpha + beta * damped(step)) ** 2;
      return Math.sqrt(variance * sum);
    },
  };
}

/** `sloped`: whether there is a trend at all. */
type Weights = { readonly alpha: number; readonly beta: number; readonly phi: number; readonly sloped: boolean };

function weightsOf(smoothing: Smoothing, [alpha = 0, share = 0, phi = 1]: readonly number[]): Weights {
  return { alpha, beta: smoothing === "level" ? 0 : alpha * share, phi, sloped: smoothing !== "level" };
}

type State = readonly [level: number, slope: number];

/**
 * The series run through a smoothing. Its errors are linear in the state it starts from, so the best start is found by
 * least squares: one run from nothing, and one of each part of the start alone.
 */
function run(series: readonly (number | undefined)[], weights: Weights) {
  const silent = series.map((value) => (value === undefined ? undefined : 0));
  const bare = errorsFrom([0, 0], series, weights);
  const byLevel = errorsFrom([1, 0], silent, weights);
  const bySlope = errorsFrom([0, weights.sloped ? 1 : 0], silent, weights);
  const start = bestStart(bare.errors, byLevel.errors, bySlope.errors, weights.sloped);
  const { errors, state } = errorsFrom(start, series, weights);
  return { squares: errors.reduce((sum, error) => sum + error * error, 0), level: state[0], slope: state[1] };
}

function errorsFrom(start: State, series: readonly (number | undefined)[], { alpha, beta, phi }: Weights) {
  let [level, slope] = start;
  const errors: number[] = [];
  for (const value of series) {
    const expected = level + phi * slope;
    const error = value === undefined ? 0 : value - expected;
    if (value !== undefined) errors.push(error);
    level = expected + alpha * error;
    slope = phi * slope + beta * error;
  }
  return { errors, state: [level, slope] satisfies State };
}

function bestStart(
  bare: readonly number[],
  byLevel: readonly number[],
  bySlope: readonly number[],
  sloped: boolean,
): State {
  const [ll, ls, ss] = [product(byLevel, byLevel), product(byLevel, bySlope), product(bySlope, bySlope)];
  const [lb, sb] = [-product(byLevel, bare), -product(bySlope, bare)];
  const determinant = ll * ss - ls * ls;
  if (!sloped || Math.abs(determinant) < 1e-12 * ll * ss) return [ll === 0 ? 0 : lb / ll, 0];
  return [(lb * ss - sb * ls) / determinant, (sb * ll - lb * ls) / determinant];
}

function product(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0);
}

/** Where a function is least within ranges: the best of a grid, then ever smaller steps along each axis. */
function leastBy(valueAt: (place: readonly number[]) => number, ranges: readonly (readonly [number, number])[]) {
  const grid = ranges.reduce<readonly (readonly number[])[]>(
    (places, [low, high]) =>
      places.flatMap((place) => [0.05, 0.35, 0.65, 0.95].map((share) => [...place, low + share * (high - low)])),
    [[]],
  );
  const tried = grid.map((place) => ({ place, value: valueAt(place) }));
  let best = tried.reduce((one, other) => (other.value < one.value ? other : one));
  for (let step = 0.15; step > 1e-6;) {
    const near = best.place.flatMap((_, axis) => [step, -step].map((by) => moved(best.place, axis, by, ranges)));
    const found = near.map((place) => ({ place, value: valueAt(place) })).find(({ value }) => value < best.value);
    if (found === undefined) step /= 2;
    else best = found;
  }
  return best.place;
}

function moved(
  place: readonly number[],
  axis: number,
  by: number,
  ranges: readonly (readonly [number, number])[],
): readonly number[] {
  const [low, high] = ranges[axis] ?? [0, 1];
  return place.map((value, index) =>
    index === axis ? Math.max(low, Math.min(high, value + by * (high - low))) : value,
  );
}
