import { logGamma } from "./gamma.ts";

/** How likely a two-by-two table at least as unlikely is by chance (Fisher, two-sided): for counts too small for anything else. */
export function fisherExact(a: number, b: number, c: number, d: number): number {
  const [row, other, column] = [a + b, c + d, a + c];
  const whole = logChoose(row + other, column);
  const chance = (hits: number): number => Math.exp(logChoose(row, hits) + logChoose(other, column - hits) - whole);
  const seen = chance(a);
  let sum = 0;
  for (let hits = Math.max(0, column - other); hits <= Math.min(row, column); hits += 1) {
    const one = chance(hits);
    // What is equally likely must not fall out because of the last digit.
    if (one <= seen * (1 + 1e-7)) sum += one;
  }
  return Math.min(1, sum);
}

function logChoose(n: number, k: number): number {
  return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
}
