import type { Spread } from "../analysis/quantile.ts";

/** The far end of some lengths of time; `longest` is there where they are too few for nine of ten to be a number of them. */
export type Tail = { readonly p90: number; readonly longest?: number };

const TEN = 10;

/** The far end of a spread of which each length counts `scale` times. */
export function tailOf({ n, p90, most }: Spread, scale = 1): Tail {
  return { p90: p90 * scale, ...(n < TEN && { longest: most * scale }) };
}
