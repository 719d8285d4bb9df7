import { incompleteBeta, upperGamma } from "./gamma.ts";

/** The middle 95 % of a normal distribution lie within so many standard deviations of its mean. */
export const Z95 = 1.959_963_984_540_054;

/** The middle 80 %, likewise. */
export const Z80 = 1.281_551_565_544_600_4;

/** The share of a normal distribution below `z`, exact far out in the tails. */
export function normalBelow(z: number): number {
  const tail = upperGamma(0.5, (z * z) / 2) / 2;
  return z < 0 ? tail : 1 - tail;
}

/** Where a normal distribution has the share `p` below; `p` is between 0 and 1. */
export function normalQuantile(p: number): number {
  // The inverse of a distribution by halving needs nothing but the distribution.
  return p > 0.5 ? -halved((z) => normalBelow(z) < 1 - p, -40, 0) : halved((z) => normalBelow(z) < p, -40, 0);
}

/** How likely a value of Student's t that far from 0, to either side, is by chance. */
export function tTwoSided(t: number, freedom: number): number {
  return incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5);
}

/** Where Student's t has the share `p` (at least one half) below. */
export function tQuantile(p: number, freedom: number): number {
  return halved((t) => tTwoSided(t, freedom) > 2 * (1 - p), 0, 1e8);
}

/** How likely a chi-square of at least that much is by chance. */
export function chiSquareAbove(chiSquare: number, freedom: number): number {
  return upperGamma(freedom / 2, chiSquare / 2);
}

/** The place between two where `below` stops to hold, to the last digit. */
function halved(below: (value: number) => boolean, from: number, to: number): number {
  let [low, high] = [from, to];
  for (;;) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) return middle;
    if (below(middle)) low = middle;
    else high = middle;
  }
}
