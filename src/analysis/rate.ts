import { Z95 } from "./distribution.ts";

/** How many of how many, as a share from 0 to 1, with the range (Wilson's, 95 %) that so few observations leave open. */
export type Rate = {
  readonly hits: number;
  readonly n: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
};

/** The share of hits and its range; undefined where nothing was observed. */
export function rateOf(hits: number, n: number): Rate | undefined {
  if (n <= 0 || hits < 0 || hits > n) return undefined;
  const share = hits / n;
  const square = Z95 ** 2;
  const middle = (share + square / (2 * n)) / (1 + square / n);
  const half = (Z95 * Math.sqrt((share * (1 - share)) / n + square / (4 * n * n))) / (1 + square / n);
  return {
    hits,
    n,
    share,
    low: hits === 0 ? 0 : Math.max(0, middle - half),
    high: hits === n ? 1 : Math.min(1, middle + half),
  };
}
