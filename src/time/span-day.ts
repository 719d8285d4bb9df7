import { type DateRange, type LocalDate, addDays, daysBetween, weekdayOf } from "./local-date.ts";
import type { SpanDay } from "./rhythm.ts";
import { firstOfMonth, monthNumber } from "./span.ts";

/**
 * The day of a span that `on` means. A number too high for the span (31 in a 30-day month, the fifth Friday where
 * there are four) means the last one there is, so that no span goes without; undefined only without any business day.
 */
export function dayInSpan(
  span: DateRange,
  on: SpanDay,
  isBusinessDay: (date: LocalDate) => boolean,
): LocalDate | undefined {
  switch (on.kind) {
    case "day": {
      const endOfFirstMonth = addDays(firstOfMonth(monthNumber(span.from) + 1), -1);
      const day = addDays(span.from, on.day - 1);
      return day < endOfFirstMonth ? day : endOfFirstMonth;
    }
    case "last-day":
      return span.to;
    case "nth-weekday": {
      const first = addDays(span.from, (on.weekday - weekdayOf(span.from) + 7) % 7);
      const count = Math.floor(daysBetween(first, span.to) / 7) + 1;
      const nth = on.nth > 0 ? Math.min(on.nth, count) : Math.max(count + 1 + on.nth, 1);
      return addDays(first, (nth - 1) * 7);
    }
    case "nth-business-day":
      return nthBusinessDay(span, on.nth, isBusinessDay);
  }
}

function nthBusinessDay(
  span: DateRange,
  nth: number,
  isBusinessDay: (date: LocalDate) => boolean,
): LocalDate | undefined {
  const step = nth > 0 ? 1 : -1;
  let left = Math.abs(nth);
  let found: LocalDate | undefined;
  for (
    let day = nth > 0 ? span.from : span.to;
    left > 0 && span.from <= day && day <= span.to;
    day = addDays(day, step)
  ) {
    if (!isBusinessDay(day)) continue;
    found = day;
    left -= 1;
  }
  return found;
}
