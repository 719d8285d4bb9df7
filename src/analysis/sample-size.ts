import { InputError } from "../errors.ts";
import { normalQuantile } from "./distribution.ts";

/** How many an experiment needs in each of two groups to find the one rate where the other is expected, at that significance and power; not rounded. */
export function sampleSize(first: number, second: number, { significance = 0.05, power = 0.8 } = {}): number {
  if (![first, second].every((rate) => rate >= 0 && rate <= 1) || first === second)
    throw new InputError("A sample size needs two different rates between 0 and 1.");
  const byChance = Math.sqrt((first + second) * (1 - (first + second) / 2));
  const really = Math.sqrt(first * (1 - first) + second * (1 - second));
  const width = normalQuantile(1 - significance / 2) * byChance + normalQuantile(power) * really;
  return (width / (first - second)) ** 2;
}
