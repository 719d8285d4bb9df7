import { lengthWords } from "./amount-words.ts";
import type { Tail } from "./tail-of.ts";

/** `nine of ten within 4 h`, and of fewer than ten `longest 4 h`; undefined where nothing is known of the far end. */
export function tailWords({ p90, longest }: Partial<Tail>, words = lengthWords): string | undefined {
  if (longest !== undefined) return `longest ${words(longest)}`;
  return p90 === undefined ? undefined : `nine of ten within ${words(p90)}`;
}
