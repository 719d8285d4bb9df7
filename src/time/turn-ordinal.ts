import { type LocalDate, daysBetween } from "./local-date.ts";
import { monthNumber } from "./span.ts";

/** How long one turn of a rotation lasts. */
type Turn = { readonly unit: "day" | "week" | "month" | "quarter"; readonly every: number };

const DAYS = { day: 1, week: 7 };
const MONTHS = { month: 1, quarter: 3 };

/**
 * Which turn of a rotation `date` lies in: 0 on `from`, negative before. Days and weeks are counted from `from`
 * itself; months and quarters change on the first of a month, whatever day `from` is, so that "the first business
 * day" of each month is another person's.
 */
export function turnOrdinal(date: LocalDate, from: LocalDate, turn: Turn): number {
  const passed =
    turn.unit === "day" || turn.unit === "week"
      ? daysBetween(from, date) / DAYS[turn.unit]
      : (monthNumber(date) - monthNumber(from)) / MONTHS[turn.unit];
  return Math.floor(passed / turn.every);
}
