import { formatDuration, formatHours } from "../time/duration.ts";
import type { Unit } from "./figure.ts";
import { formatNumber } from "./format-number.ts";

const NO_BREAK_SPACE = "\u00a0";

/** An amount as people read it: `61.8 %`, `99.92 %`, `3.4:1`, `1,204`, `3 h 40 min`; a true minus sign, a no-break space before the unit, and at least so many digits behind the point. */
export function amountWords(value: number, unit: Unit, least = 0): string {
  const sign = value < 0 ? "−" : "";
  const size = Math.abs(value);
  if (unit === "millis") return `${sign}${lengthWords(size)}`;
  if (unit === "percent") return `${sign}${rounded(size, percentDigits(size), least)}${NO_BREAK_SPACE}%`;
  const digits = Number.isInteger(size) ? 0 : size >= 100 ? 0 : size >= 1 ? 1 : 2;
  return `${sign}${rounded(size, digits, least)}${unit === "ratio" ? ":1" : ""}`;
}

/** Writes amounts of one series, all with as many digits behind the point as one of them needs: `61.0 %` beside `61.3 %`. */
export function alikeWords(values: readonly number[], unit: Unit): (value: number) => string {
  const digits = values.map((value) => /\.(\d+)/.exec(amountWords(value, unit))?.[1]?.length ?? 0);
  // One value near nothing must not give all others eight digits.
  const least = Math.min(2, Math.max(0, ...digits));
  return (value) => amountWords(value, unit, least);
}

/** A change as people read it: `+1.1 points` for per cent, `+12`, `−4 min`; `±0` where nothing changed. */
export function changeWords(change: number, unit: Unit): string {
  const size = Math.abs(change);
  const words =
    unit === "percent" ? `${rounded(size, percentDigits(size))}${NO_BREAK_SPACE}points` : amountWords(size, unit);
  return `${change > 0 ? "+" : change < 0 ? "−" : "±"}${words}`;
}

/** So many hours are told in hours: a working day has no 24 of them, and who reads 34 h knows what is meant. */
const IN_HOURS = 100 * 3_600_000;

/** A length of time of any size. */
export function lengthWords(millis: number): string {
  if (millis >= 1e15) return `${rounded(millis / 86_400_000, 0)}${NO_BREAK_SPACE}days`;
  return millis < IN_HOURS ? formatHours(millis) : formatDuration(millis);
}

/** Near 100 % the second digit is what matters: 99.95 and 99.91 are not the same promise. */
function percentDigits(size: number): number {
  if (Number.isInteger(size)) return 0;
  return (size > 99 && size < 100) || size < 1 ? 2 : 1;
}

/** About so many digits behind the point: never so few that something reads as nothing, or nearly all as all. */
function rounded(size: number, digits: number, least = 0): string {
  if (size >= 1e15) return size.toExponential(1).replace("e+", "e");
  const [whole = "", fraction = ""] = formatNumber(size, Math.max(least, tellingDigits(size, digits))).split(".");
  const kept = fraction.slice(0, least) + fraction.slice(least).replace(/0+$/, "");
  return kept === "" ? whole : `${whole}.${kept}`;
}

function tellingDigits(size: number, digits: number): number {
  for (let more = digits; more < 8; more += 1) {
    const text = size.toFixed(more);
    const nothing = size !== 0 && Number(text) === 0;
    const all = size < 100 && Number(text) === 100;
    if (!nothing && !all) return more;
  }
  return digits;
}
