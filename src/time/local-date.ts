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

// Reckoned in whole numbers, because a pass asks tens of thousands of times. In years that begin in March the leap day is
// the last one, so that months have the same lengths in each; 400 years have 146,097 days, and 719,468 lie before 1970.
const CYCLE = 146_097;
const BEFORE = 719_468;

/** Days since 1970-01-01. */
export function dayNumber(date: LocalDate): number {
  const month = Number(date.slice(5, 7));
  const year = Number(date.slice(0, 4)) - (month > 2 ? 0 : 1);
  const cycle = Math.floor(year / 400);
  const ofCycle = year - cycle * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + Number(date.slice(8, 10)) - 1;
  return cycle * CYCLE + ofCycle * 365 + Math.floor(ofCycle / 4) - Math.floor(ofCycle / 100) + dayOfYear - BEFORE;
}

/** The day that many days after 1970-01-01. */
export function fromDayNumber(days: number): LocalDate {
  const cycle = Math.floor((days + BEFORE) / CYCLE);
  const dayOfCycle = days + BEFORE - cycle * CYCLE;
  const leapDays = Math.floor(dayOfCycle / 1460) - Math.floor(dayOfCycle / 36_524) + Math.floor(dayOfCycle / 146_096);
  const ofCycle = Math.floor((dayOfCycle - leapDays) / 365);
  const dayOfYear = dayOfCycle - (365 * ofCycle + Math.floor(ofCycle / 4) - Math.floor(ofCycle / 100));
  const sinceMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = sinceMarch < 10 ? sinceMarch + 3 : sinceMarch - 9;
  const year = cycle * 400 + ofCycle + (month > 2 ? 0 : 1);
  return dateText(year, month, dayOfYear - Math.floor((153 * sinceMarch + 2) / 5) + 1);
}

/** A day as text. */
export function dateText(year: number, month: number, day: number): LocalDate {
  return `${String(year).padStart(4, "0")}-${month < 10 ? "0" : ""}${month}-${day < 10 ? "0" : ""}${day}`;
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
  (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && addDays(text, 0) === text,
);
