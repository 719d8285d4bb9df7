import { InputError } from "../errors.ts";
import { type LocalDate, type Weekday, addDays, dayNumber, fromDayNumber, weekdayOf } from "./local-date.ts";
import type { Rhythm, SpanDay } from "./rhythm.ts";
import { rruleDates } from "./rrule.ts";
import { dayInSpan } from "./span-day.ts";
import { spanAt, spanIndexOf } from "./span.ts";

/** What a rhythm is counted from: its first day, and the weekdays on which people work. */
export type Bounds = { readonly from: LocalDate | undefined; readonly workingDays: readonly Weekday[] };

/**
 * The dates of a rhythm after `after`, up to and including `until`, never before `from`; ascending.
 * They are identities: holidays and shifts play no part in them (see `occurrenceDay`).
 * "Every n weeks" counts from the ISO week of `from`, without one from ISO week 1 of 1970.
 */
export function nominalDates(rhythm: Rhythm, bounds: Bounds, after: LocalDate, until: LocalDate): LocalDate[] {
  const next = addDays(after, 1);
  const first = bounds.from !== undefined && bounds.from > next ? bounds.from : next;
  if (first > until) return [];
  switch (rhythm.kind) {
    case "daily":
      return days(first, until);
    case "business-days":
      return days(first, until).filter((date) => bounds.workingDays.includes(weekdayOf(date)));
    case "weekly":
      return weekly(rhythm, bounds, first, until);
    case "monthly":
      return monthly(rhythm, bounds, first, until);
    case "rrule":
      return rruleDates(rhythm.rule, bounds.from, first, until);
  }
}

function days(first: LocalDate, last: LocalDate): LocalDate[] {
  const start = dayNumber(first);
  return Array.from({ length: dayNumber(last) - start + 1 }, (_, index) => fromDayNumber(start + index));
}

function weekly(
  rhythm: Extract<Rhythm, { kind: "weekly" }>,
  bounds: Bounds,
  first: LocalDate,
  last: LocalDate,
): LocalDate[] {
  requireCount(rhythm.every, "weeks");
  const offsets = [...new Set(rhythm.days)].map((day) => day - 1).toSorted((a, b) => a - b);
  const phase = bounds.from === undefined ? 0 : weekNumber(bounds.from);
  const start = weekNumber(first);
  const behind = (((start - phase) % rhythm.every) + rhythm.every) % rhythm.every;
  const found: LocalDate[] = [];
  for (
    let week = behind === 0 ? start : start - behind + rhythm.every;
    week <= weekNumber(last);
    week += rhythm.every
  ) {
    found.push(...offsets.map((offset) => fromDayNumber(week * 7 - 3 + offset)));
  }
  return found.filter((date) => first <= date && date <= last);
}

/** ISO weeks since the one that holds 1970-01-01, which began on Monday 29 December 1969. */
function weekNumber(date: LocalDate): number {
  return Math.floor((dayNumber(date) + 3) / 7);
}

function monthly(
  rhythm: Extract<Rhythm, { kind: "monthly" }>,
  bounds: Bounds,
  first: LocalDate,
  last: LocalDate,
): LocalDate[] {
  requireCount(rhythm.months, "months");
  requireSpanDay(rhythm.on);
  const found: LocalDate[] = [];
  for (let index = spanIndexOf(first, rhythm); index <= spanIndexOf(last, rhythm); index += 1) {
    const date = dayInSpan(spanAt(index, rhythm), rhythm.on, (day) => bounds.workingDays.includes(weekdayOf(day)));
    if (date !== undefined && first <= date && date <= last) found.push(date);
  }
  return found;
}

function requireCount(count: number, what: string): void {
  if (!Number.isInteger(count) || count < 1) {
    throw new InputError(`"Every ${count} ${what}" is no rhythm: the number must be a whole one from 1 on`);
  }
}

function requireSpanDay(on: SpanDay): void {
  if (on.kind === "day" && !(Number.isInteger(on.day) && on.day >= 1 && on.day <= 31)) {
    throw new InputError(`Day ${on.day} exists in no month: write 1 to 31, or "last day"`);
  }
  if ((on.kind === "nth-weekday" || on.kind === "nth-business-day") && !(Number.isInteger(on.nth) && on.nth !== 0)) {
    throw new InputError(`There is no day number ${on.nth}: count from 1, or from -1 for the last`);
  }
}
