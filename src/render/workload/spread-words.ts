import { spreadOf } from "../../analysis/quantile.ts";
import { lengthWords } from "../../metrics/amount-words.ts";
import { tailOf } from "../../metrics/tail-of.ts";
import { tailWords } from "../../metrics/tail-words.ts";

/** `median 2 h, nine of ten within 4 h, n = 12`, of fewer than ten `median 1 h, longest 2 h, n = 2`; undefined where nothing was measured. */
export function spreadWords(durations: readonly number[]): string | undefined {
  const spread = spreadOf(durations);
  if (spread === undefined) return undefined;
  return `median ${lengthWords(spread.median)}, ${tailWords(tailOf(spread))}, n\u00a0=\u00a0${spread.n}`;
}
