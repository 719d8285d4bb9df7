import type { Rate } from "./rate.ts";

/** A range for a difference that may be looked at any time, and as often as one likes. */
export type AnytimeRange = { readonly difference: number; readonly low: number; readonly high: number };

/** The second rate less the first, with a range valid at any look (asymptotic confidence sequence, normal mixture), narrowest around `planned` in each group. */
export function confidenceSequence(
  first: Rate,
  second: Rate,
  { planned, significance = 0.05 }: { readonly planned: number; readonly significance?: number },
): AnytimeRange {
  const n = Math.min(first.n, second.n);
  const spread = Math.sqrt(first.share * (1 - first.share) + second.share * (1 - second.share));
  const logged = -2 * Math.log(significance);
  const tuning = (logged + Math.log(logged + 1)) / planned;
  const width = (2 * (n * tuning + 1)) / (n * n * tuning);
  const half = spread * Math.sqrt(width * Math.log(Math.sqrt(n * tuning + 1) / significance));
  const difference = second.share - first.share;
  return { difference, low: difference - half, high: difference + half };
}
