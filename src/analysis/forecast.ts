import { Z80, Z95 } from "./distribution.ts";
import { type Method, project, type Projection, stepsOf } from "./projection.ts";
import { meanOf } from "./quantile.ts";

/** What may come, by the method that did best on the series itself; or too little to say anything but where it stands. */
export type Forecast =
  | {
      readonly kind: "forecast";
      readonly method: Method;
      readonly steps: readonly ForecastStep[];
      readonly backTest: BackTest;
      /** How many values it rests on. */
      readonly n: number;
    }
  | {
      readonly kind: "too-few";
      readonly n: number;
      readonly last: number;
      readonly least: number;
      readonly most: number;
    };

/** One period ahead, with the ranges that hold it four times in five and nineteen in twenty. */
export type ForecastStep = {
  readonly value: number;
  readonly low80: number;
  readonly high80: number;
  readonly low95: number;
  readonly high95: number;
};

/** How the method would have done, each time knowing only what was known then. */
export type BackTest = {
  /** How many forecasts were compared with what came. */
  readonly tries: number;
  /** By how much they were off on average, in the unit of the series. */
  readonly meanError: number;
  /** The same against the average step from one period to the next: below 1 is better than "as last time". Undefined where nothing ever changed. */
  readonly scaledError: number | undefined;
};

/** Below this nothing is concluded. */
const FEWEST = 6;

/**
 * The series, oldest first, continued by `ahead` periods. Naive, drift, smoothing and damped trend (from two seasons on
 * also the season before) are tried on the past, and the one that was off least is taken; undefined without any value.
 */
export function forecast(
  series: readonly (number | undefined)[],
  ahead: number,
  season?: number,
): Forecast | undefined {
  const known = series.flatMap((value) => (value === undefined ? [] : [value]));
  const last = known.at(-1);
  if (last === undefined) return undefined;
  const n = known.length;
  const best = n < FEWEST ? undefined : bestOf(upToNewest(series), ahead, season);
  if (best === undefined) return { kind: "too-few", n, last, least: Math.min(...known), most: Math.max(...known) };
  // What is missing at the end has to be forecast as well, and makes the rest less sure.
  const late = series.length - 1 - series.findLastIndex((value) => value !== undefined);
  const steps = Array.from({ length: ahead }, (_, index) => stepOf(best.projection, late + index + 1));
  return { kind: "forecast", method: best.method, steps, backTest: best.backTest, n };
}

function upToNewest(series: readonly (number | undefined)[]): readonly (number | undefined)[] {
  return series.slice(0, series.findLastIndex((value) => value !== undefined) + 1);
}

function stepOf({ ahead, spread }: Projection, step: number): ForecastStep {
  const [value, sd] = [ahead(step), spread(step)];
  return {
    value,
    low80: value - Z80 * sd,
    high80: value + Z80 * sd,
    low95: value - Z95 * sd,
    high95: value + Z95 * sd,
  };
}

/** The simpler ones first: a more complex one must be better, not as good. */
const METHODS: readonly Method[] = ["naive", "drift", "smoothed", "damped trend"];

function bestOf(series: readonly (number | undefined)[], ahead: number, season: number | undefined) {
  const seasonal = season !== undefined && season > 1 && series.length >= 2 * season;
  const methods: readonly Method[] = seasonal ? [...METHODS, "seasonal naive"] : METHODS;
  const tried = methods.flatMap((method) => {
    const projection = project(series, method, season);
    const backTest = backTestOf(series, method, ahead, season);
    return projection === undefined || backTest === undefined ? [] : [{ method, projection, backTest }];
  });
  return tried.reduce<(typeof tried)[number] | undefined>(
    (best, one) => (best === undefined || one.backTest.meanError < best.backTest.meanError ? one : best),
    undefined,
  );
}

/** Forecasts from every earlier period on, from the one at which enough was known for every method. */
function backTestOf(
  series: readonly (number | undefined)[],
  method: Method,
  ahead: number,
  season: number | undefined,
): BackTest | undefined {
  const errors: number[] = [];
  for (let origin = Math.max(FEWEST - 1, Math.floor(series.length / 2)); origin < series.length; origin += 1) {
    if (series[origin - 1] === undefined) continue;
    const projection = project(series.slice(0, origin), method, season);
    for (let step = 1; step <= Math.min(ahead, series.length - origin); step += 1) {
      const value = series[origin + step - 1];
      if (value !== undefined && projection !== undefined) errors.push(Math.abs(value - projection.ahead(step)));
    }
  }
  const meanError = meanOf(errors);
  if (meanError === undefined) return undefined;
  const usual = meanOf(stepsOf(series, 1).map(Math.abs));
  return {
    tries: errors.length,
    meanError,
    scaledError: usual === undefined || usual === 0 ? undefined : meanError / usual,
  };
}
