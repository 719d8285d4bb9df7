import { InputError } from "../errors.ts";
import { chiSquareAbove } from "./distribution.ts";

/** How far counts are from the shares that were expected, and how likely so far is by chance. */
export type Fit = { readonly chiSquare: number; readonly freedom: number; readonly p: number };

/** Pearson's chi-square test of counts against expected shares, in any unit; undefined where nothing was counted. */
export function goodnessOfFit(counts: readonly number[], expected: readonly number[]): Fit | undefined {
  if (counts.length !== expected.length || counts.length < 2 || expected.some((share) => share <= 0))
    throw new InputError("Counts and expected shares must be as many, two at least, and every share above 0.");
  const [n, whole] = [sumOf(counts), sumOf(expected)];
  if (n <= 0) return undefined;
  const chiSquare = counts.reduce((sum, count, index) => {
    const due = (n * (expected[index] ?? 0)) / whole;
    return sum + (count - due) ** 2 / due;
  }, 0);
  const freedom = counts.length - 1;
  return { chiSquare, freedom, p: chiSquareAbove(chiSquare, freedom) };
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
