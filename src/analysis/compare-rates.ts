import { normalBelow, Z95 } from "./distribution.ts";
import type { Rate } from "./rate.ts";

/** How two groups differ: the difference, its 95 % range, and how likely so much is by chance. Meant for one look, at the planned end. */
export type Difference = {
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  readonly p: number;
};

/** The second rate less the first, tested by the two-proportion z test. */
export function compareRates(first: Rate, second: Rate): Difference & { readonly z: number } {
  const difference = second.share - first.share;
  const pooled = (first.hits + second.hits) / (first.n + second.n);
  const chance = Math.sqrt(pooled * (1 - pooled) * (1 / first.n + 1 / second.n));
  const z = chance === 0 ? 0 : difference / chance;
  const half = Z95 * Math.sqrt(variance(first) + variance(second));
  return {
    difference,
    low: difference - half,
    high: difference + half,
    z,
    p: Math.min(1, 2 * normalBelow(-Math.abs(z))),
  };
}

function variance({ share, n }: Rate): number {
  return (share * (1 - share)) / n;
}
