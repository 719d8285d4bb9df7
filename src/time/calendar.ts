import { InputError } from "../errors.ts";
import { type LocalDate, addDays, weekdayOf } from "./local-date.ts";
import type { WorkingTime } from "./working-hours.ts";

/** How many free days in a row are believed. */
const LONGEST_BREAK = 1100;

/** Whether people work on that day: one of the working weekdays, and no holiday. */
export function isWorkingDay(date: LocalDate, working: WorkingTime): boolean {
  return working.days.includes(weekdayOf(date)) && !working.holidays.has(date);
}

/** The first working day that is not before `date`. */
export function nextWorkingDay(date: LocalDate, working: WorkingTime): LocalDate {
  return seek(date, 1, working);
}

/** The last working day that is not after `date`. */
export function previousWorkingDay(date: LocalDate, working: WorkingTime): LocalDate {
  return seek(date, -1, working);
}

/** The day `days` working days after `date`, which itself is not counted (before it, where negative); `date` itself for 0. */
export function addWorkingDays(date: LocalDate, days: number, working: WorkingTime): LocalDate {
  const step = days < 0 ? -1 : 1;
  let day = date;
  for (let left = Math.abs(days); left > 0; left -= 1) day = seek(addDays(day, step), step, working);
  return day;
}

function seek(date: LocalDate, step: 1 | -1, working: WorkingTime): LocalDate {
  let day = date;
  for (let tried = 0; tried < LONGEST_BREAK; tried += 1) {
    if (isWorkingDay(day, working)) return day;
    day = addDays(day, step);
  }
  throw new InputError(
    `There is no working day within three years ${step === 1 ? "after" : "before"} ${date}. Look at the days of working-time and at the holidays.`,
  );
}
