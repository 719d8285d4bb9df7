import { formatDuration } from "../time/duration.ts";
import type { Unit } from "./figure.ts";

const NO_BREAK_SPACE = "\u00a0";

/** A number with its unit for people, `61.8 %`, `3.4:1`, `3 h 40 min`, `1,204`, with `decimals` digits after the point at least where the unit has any; number and unit never part. */
export function formatAmount(value: number, unit: Unit, decimals = 0): string {
  switch (unit) {
    case "percent":
      return `${formatNumber(value, Math.max(1, decimals))}${NO_BREAK_SPACE}%`;
    case "ratio":
      return `${formatNumber(value, Math.max(1, decimals))}:1`;
    case "millis":
      return formatDuration(value);
    case "count":
    case "amount":
      return formatNumber(value, Number.isInteger(value) ? 0 : Math.max(1, decimals));
    case "per-hour":
    case "per-day":
    case "per-week":
    case "per-month":
    case "per-quarter":
    case "per-year":
      return formatNumber(value, Math.max(1, decimals));
  }
}

/** A number with so many digits after the point and commas between thousands; a real minus sign. */
export function formatNumber(value: number, decimals: number): string {
  // Not from Intl: its texts change with the ICU version, and the same facts must give the same bytes.
  const [whole = "", rest] = Math.abs(value).toFixed(decimals).split(".");
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ",");
  const digits = rest === undefined ? grouped : `${grouped}.${rest}`;
  return value < 0 && /[1-9]/.test(digits) ? `\u2212${digits}` : digits;
}

/** A difference with its sign: `up 1.1 points`, `down 40 min`, `unchanged`. */
export function formatChange(by: number, unit: Unit, decimals = 0): string {
  const size = Math.abs(by);
  const amount =
    unit === "percent"
      ? `${formatNumber(size, Math.max(1, decimals))}${NO_BREAK_SPACE}points`
      : unit === "ratio"
        ? formatNumber(size, Math.max(1, decimals))
        : formatAmount(size, unit, decimals);
  if (!/[1-9]/.test(amount)) return "unchanged";
  return `${by > 0 ? "up" : "down"} ${amount}`;
}
