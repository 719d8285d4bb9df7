import type { Over } from "../playbook/parse-over.ts";
import { isoWeekKey } from "../time/iso-week.ts";
import { type LocalDate, addDays, daysBetween, weekdayOf } from "../time/local-date.ts";
import { type Period, periodOf } from "../time/period.ts";

/** The newest whole window that has ended on `day` or before. */
export function windowBy(over: Over, day: LocalDate, fiscalYearStart: number): Period {
  if (over.kind === "rolling") {
    const from = addDays(day, 1 - over.days);
    return { key: `${from}..${day}`, from, to: day };
  }
  const next = addDays(day, 1);
  switch (over.unit) {
    case "day":
      return { key: day, from: day, to: day };
    case "week": {
      const to = addDays(day, -(weekdayOf(day) % 7));
      return { key: isoWeekKey(to), from: addDays(to, -6), to };
    }
    case "month":
    case "quarter":
    case "year":
      return periodOf(
        next,
        {
          kind: "monthly",
          months: MONTHS[over.unit],
          firstMonth: over.unit === "month" ? 1 : fiscalYearStart,
          on: { kind: "nth-business-day", nth: 1 },
        },
        "previous",
        fiscalYearStart,
        undefined,
      );
  }
}

const MONTHS = { month: 1, quarter: 3, year: 12 };

/** The window that ends right before another begins. */
export function windowBefore(over: Over, window: Period, fiscalYearStart: number): Period {
  return windowBy(over, addDays(window.from, -1), fiscalYearStart);
}

/** So many windows up to the newest one that has ended on `day`, oldest first. */
export function windowsUpTo(over: Over, day: LocalDate, count: number, fiscalYearStart: number): readonly Period[] {
  const windows: Period[] = [];
  let end = day;
  while (windows.length < count) {
    const window = windowBy(over, end, fiscalYearStart);
    windows.push(window);
    end = addDays(window.from, -1);
  }
  return windows.toReversed();
}

/** The same window a year before; weeks keep their place among the weekdays. */
export function windowYearBefore(over: Over, window: Period, fiscalYearStart: number): Period {
  const weekly = over.kind === "rolling" || over.unit === "week" || over.unit === "day";
  if (weekly) return windowBy(over, addDays(window.to, -364), fiscalYearStart);
  const days = daysBetween(window.from, window.to) / 2;
  // Its middle a year ago lies in the window meant, whatever the lengths of months.
  const middle = addDays(window.from, Math.floor(days) - 365);
  return windowHolding(over, middle, fiscalYearStart);
}

/** The window of a calendar unit that a day lies in; for rolling windows the one that ends there. */
export function windowHolding(over: Over, day: LocalDate, fiscalYearStart: number): Period {
  if (over.kind === "rolling" || over.unit === "day") return windowBy(over, day, fiscalYearStart);
  for (let ahead = 0; ; ahead += LONGEST[over.unit] > 31 ? 28 : 6) {
    const window = windowBy(over, addDays(day, ahead), fiscalYearStart);
    if (window.from <= day && day <= window.to) return window;
  }
}

const LONGEST = { week: 7, month: 31, quarter: 92, year: 366 };

/** Whole days a window spans, both ends included. */
export function daysOf(window: Period): number {
  return daysBetween(window.from, window.to) + 1;
}

/** Milliseconds after which a figure over such windows is too old where the playbook does not say: one and a half of them. */
export function usualStaleAfter(over: Over): number {
  const days = over.kind === "rolling" ? over.days : { day: 1, week: 7, month: 31, quarter: 92, year: 366 }[over.unit];
  return days * 1.5 * 86_400_000;
}
