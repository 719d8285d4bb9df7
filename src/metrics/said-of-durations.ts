import { spreadOf } from "../analysis/quantile.ts";
import { lengthWords } from "./amount-words.ts";
import type { LocalDate } from "../time/local-date.ts";
import type { Said } from "./teller.ts";

/** The median of some lengths of time, with nine-of-ten and their number; calm where there are none. */
export function saidOfDurations(
  durations: readonly number[],
  asOf: LocalDate,
  { what, none, more }: { readonly what: string; readonly none: string; readonly more: readonly string[] },
): Said {
  const spread = spreadOf(durations);
  if (spread === undefined) return { kind: "calm", because: none };
  const { n, median, p90, least, most } = spread;
  return {
    kind: "said",
    value: median,
    p90,
    sample: n,
    asOf,
    steps: [
      `${what}: n = ${n}, from ${lengthWords(least)} to ${lengthWords(most)}.`,
      `The median is ${lengthWords(median)}, nine of ten were within ${lengthWords(p90)}.`,
      ...more,
    ],
  };
}
