/** What lies at share `p` (0 to 1) of some numbers, straight between neighbours (R's type 7); undefined where there are none. */
export function quantile(numbers: readonly number[], p: number): number | undefined {
  return quantileOfSorted(numbers.toSorted(ascending), p);
}

/** How many numbers there are, and what is typical of them. */
export type Spread = {
  readonly n: number;
  readonly mean: number;
  readonly median: number;
  /** Nine of ten are not above it. */
  readonly p90: number;
  readonly least: number;
  readonly most: number;
};

/** Count, mean, median, p90 and both ends of some numbers, sorted once; undefined where there are none. */
export function spreadOf(numbers: readonly number[]): Spread | undefined {
  const sorted = numbers.toSorted(ascending);
  const [mean, median, p90] = [meanOf(sorted), quantileOfSorted(sorted, 0.5), quantileOfSorted(sorted, 0.9)];
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (mean === undefined || median === undefined || p90 === undefined) return undefined;
  if (least === undefined || most === undefined) return undefined;
  return { n: sorted.length, mean, median, p90, least, most };
}

/** The arithmetic mean; undefined where there are no numbers. */
export function meanOf(numbers: readonly number[]): number | undefined {
  if (numbers.length === 0) return undefined;
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

function quantileOfSorted(sorted: readonly number[], p: number): number | undefined {
  const place = (sorted.length - 1) * Math.min(1, Math.max(0, p));
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) return undefined;
  return Math.min(above, below + (above - below) * (place - Math.floor(place)));
}

function ascending(a: number, b: number): number {
  return a - b;
}
