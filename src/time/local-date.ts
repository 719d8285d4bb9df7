import { remembering } from "./remembering.ts";

/** A day on a wall calendar, `2026-11-23`; sorts as text. */
export type LocalDate = string;

/** A time on a wall clock, `09:00`; sorts as text. */
export type LocalTime = string;

/** The name of a time zone in the IANA database, `Europe/Berlin`. */
export type Zone = string;

/** ISO day of the week: Monday is 1, Sunday 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** The days from `from` to `to`, both included. */
export type DateRange = { readonly from: LocalDate; readonly to: LocalDate };

const DAY = 86_400_000;

/** Days since 1970-01-01. */
export function dayNumber(date: LocalDate): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY;
}

/** The day that many days after 1970-01-01. */
export function fromDayNumber(days: number): LocalDate {
  return new Date(days * DAY).toISOString().slice(0, 10);
}

/** The day `days` later (earlier, where negative). */
export function addDays(date: LocalDate, days: number): LocalDate {
  return fromDayNumber(dayNumber(date) + days);
}

/** How many days `to` lies after `from`. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** The ISO day of the week. */
export function weekdayOf(date: LocalDate): Weekday {
  // 1970-01-01 was a Thursday.
  const sinceMonday = (((dayNumber(date) + 3) % 7) + 7) % 7;
  return MONDAY_TO_SATURDAY[sinceMonday] ?? 7;
}

const MONDAY_TO_SATURDAY: readonly Weekday[] = [1, 2, 3, 4, 5, 6];

/** The Monday of the ISO week that holds `date`. */
export function mondayOf(date: LocalDate): LocalDate {
  return addDays(date, 1 - weekdayOf(date));
}

/** Whether `text` is a day that exists, written as `2026-11-23`. */
export const isLocalDate: (text: string) => boolean = remembering(
  2000,
  (text) =>
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && addDays(text, 0) === text,
);
