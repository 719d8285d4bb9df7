import type { Occurrence } from "../cadence/occurrence.ts";
import { counted } from "./counted.ts";
import { listed } from "./listed.ts";
import { shortPeriod } from "./short-period.ts";

/** Most missed periods that are named one by one. */
const NAMED = 6;

/** `2026-W45 and W46`; of many the first and the last: `2026-W31 to W46 (16 periods)`. */
export function missedWords(missed: readonly Occurrence[]): string {
  const keys = missed.map((occurrence) => occurrence.period.key);
  const [first = ""] = keys;
  const last = keys.at(-1) ?? first;
  if (keys.length > NAMED) return `${first} to ${shortPeriod(last, first)} (${counted(keys.length, "period")})`;
  return listed(keys.map((key, index) => (index === 0 ? key : shortPeriod(key, first))));
}
