import { daysBetween, type LocalDate } from "../time/local-date.ts";
import { counted } from "./counted.ts";

/** How long it is from one day to a later one, in the words people use: `less than a day`, `3 days`, `2 weeks`, `4 months`. */
export function ageWords(from: LocalDate, to: LocalDate): string {
  const days = daysBetween(from, to);
  if (days === 0) return "less than a day";
  if (days < 14 && days % 7 !== 0) return counted(days, "day");
  if (days < 63) return counted(Math.round(days / 7), "week");
  if (days < 730) return counted(Math.round(days / 30.44), "month");
  return counted(Math.round(days / 365.25), "year");
}
