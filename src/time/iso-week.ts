import { type LocalDate, addDays, daysBetween, mondayOf } from "./local-date.ts";

/** A week of the ISO calendar: `year` is the one that holds its Thursday, so it may differ from the date's. */
export type IsoWeek = { readonly year: number; readonly week: number };

/** The ISO week that holds `date`: 1 January 2027 lies in week 53 of 2026. */
export function isoWeekOf(date: LocalDate): IsoWeek {
  const thursday = addDays(mondayOf(date), 3);
  const year = Number(thursday.slice(0, 4));
  return { year, week: Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) + 1 };
}

/** The name of the ISO week that holds `date`, `2026-W47`. */
export function isoWeekKey(date: LocalDate): string {
  const { year, week } = isoWeekOf(date);
  return `${year}-W${String(week).padStart(2, "0")}`;
}
