import { amountWords } from "./amount-words.ts";
import type { Unit } from "./figure.ts";
import { formatNumber } from "./format-number.ts";

const NO_BREAK_SPACE = "\u00a0";

/** A figure with its unit for people, `61.8 %`, `3.4:1`, `3 h 40 min`, `1,204`: as an amount anywhere, with `decimals` digits after the point at least, and one at least where the unit has any. */
export function formatAmount(value: number, unit: Unit, decimals = 0): string {
  const whole = (unit === "count" || unit === "amount") && Number.isInteger(value);
  return amountWords(value, unit, whole ? 0 : Math.max(1, decimals));
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
