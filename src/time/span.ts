import { type DateRange, type LocalDate, addDays, dateText } from "./local-date.ts";

/** Equal stretches of calendar months: `months` each, one of them beginning in `firstMonth` of 1970. */
export type Spans = { readonly months: number; readonly firstMonth: number };

/** Which span holds `date`, counted from the one that begins in `firstMonth` of 1970. */
export function spanIndexOf(date: LocalDate, spans: Spans): number {
  return Math.floor((monthNumber(date) - spans.firstMonth + 1) / spans.months);
}

/** The first and last day of a span. */
export function spanAt(index: number, spans: Spans): DateRange {
  const first = index * spans.months + spans.firstMonth - 1;
  return { from: firstOfMonth(first), to: addDays(firstOfMonth(first + spans.months), -1) };
}

/** Months since January 1970. */
export function monthNumber(date: LocalDate): number {
  return (Number(date.slice(0, 4)) - 1970) * 12 + Number(date.slice(5, 7)) - 1;
}

/** The first day of the month that many months after January 1970. */
export function firstOfMonth(months: number): LocalDate {
  const year = Math.floor(months / 12);
  return dateText(1970 + year, months - year * 12 + 1, 1);
}
