import { InputError } from "../errors.ts";
import type { LocalDate, LocalTime } from "../time/local-date.ts";
import { parseDate } from "./parse-date.ts";
import { parseTime } from "./parse-time.ts";
import { show } from "./show.ts";

/** Reads a day and a time of it, `2026-11-28 22:00`, on the clocks of the playbook's zone. */
export function parseMoment(text: string): { readonly date: LocalDate; readonly time: LocalTime } {
  const [, date, time] = /^(\S+?)(?: +|T)(\S+)$/.exec(text.trim()) ?? [];
  if (date === undefined || time === undefined)
    throw new InputError(`${show(text)} is no moment; write day and time like 2026-11-28 22:00`);
  return { date: parseDate(date), time: parseTime(time) };
}
