import { spreadOf } from "../../analysis/quantile.ts";
import { lengthWords } from "../../metrics/amount-words.ts";

/** `median 2 h, nine of ten within 4 h, n = 12`; undefined where nothing was measured. */
export function spreadWords(durations: readonly number[]): string | undefined {
  const spread = spreadOf(durations);
  if (spread === undefined) return undefined;
  return `median ${lengthWords(spread.median)}, nine of ten within ${lengthWords(spread.p90)}, n\u00a0=\u00a0${spread.n}`;
}
