import type { Difference } from "./compare-rates.ts";
import { tQuantile, tTwoSided } from "./distribution.ts";
import { meanOf } from "./quantile.ts";

/** The second mean less the first, by Welch's t test, which does not assume that both spread alike; undefined with fewer than two values on a side, or no spread at all. */
export function compareMeans(
  first: readonly number[],
  second: readonly number[],
): (Difference & { readonly t: number; readonly freedom: number }) | undefined {
  const [one, other] = [sampleOf(first), sampleOf(second)];
  if (one === undefined || other === undefined || one.error + other.error === 0) return undefined;
  const error = Math.sqrt(one.error + other.error);
  const difference = other.mean - one.mean;
  const freedom =
    (one.error + other.error) ** 2 / (one.error ** 2 / (first.length - 1) + other.error ** 2 / (second.length - 1));
  const half = tQuantile(0.975, freedom) * error;
  const t = difference / error;
  return { difference, low: difference - half, high: difference + half, t, freedom, p: tTwoSided(t, freedom) };
}

/** The mean and its squared standard error. */
function sampleOf(values: readonly number[]): { readonly mean: number; readonly error: number } | undefined {
  const mean = meanOf(values);
  if (mean === undefined || values.length < 2) return undefined;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, error: squares / (values.length - 1) / values.length };
}
