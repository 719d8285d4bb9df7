import { spreadOf } from "../analysis/quantile.ts";
import { lengthWords } from "./amount-words.ts";
import { tailOf } from "./tail-of.ts";
import { tailWords } from "./tail-words.ts";
import type { LocalDate } from "../time/local-date.ts";
import type { Said } from "./teller.ts";

/** The median of some lengths of time, with the far end and their number; calm where there are none. */
export function saidOfDurations(
  durations: readonly number[],
  asOf: LocalDate,
  { what, none, more }: { readonly what: string; readonly none: string; readonly more: readonly string[] },
): Said {
  const spread = spreadOf(durations);
  if (spread === undefined) return { kind: "calm", because: none };
  const { n, median, least, most } = spread;
  const tail = tailOf(spread);
  return {
    kind: "said",
    value: median,
    ...tail,
    sample: n,
    asOf,
    steps: [
      `${what}: n = ${n}, from ${lengthWords(least)} to ${lengthWords(most)}.`,
      `The median is ${lengthWords(median)}, ${tailWords(tail)}.`,
      ...more,
    ],
  };
}
