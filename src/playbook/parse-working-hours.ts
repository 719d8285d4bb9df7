import { InputError } from "../errors.ts";
import type { LocalTime, Weekday } from "../time/local-date.ts";
import { parseTime } from "./parse-time.ts";
import { show } from "./show.ts";

/** The days and hours in which people work. */
export type WorkingHours = { readonly days: readonly Weekday[]; readonly from: LocalTime; readonly to: LocalTime };

/** Reads `mon-fri 09:00-18:00`; days are a span or a list (`mon,wed-fri`), `24:00` ends a day, windows over midnight are refused. */
export function parseWorkingHours(text: string): WorkingHours {
  const [, days, from, to] = /^\s*(\S.*?)\s+(\d{1,2}:\d{2})\s*-\s*(\d{1,2}:\d{2})\s*$/.exec(text) ?? [];
  if (days === undefined || from === undefined || to === undefined) {
    throw new InputError(`${show(text)} is no working time; write days and hours like mon-fri 09:00-18:00`);
  }
  const hours = { days: parseDays(days), from: parseTime(from), to: to === "24:00" ? to : parseTime(to) };
  if (hours.to <= hours.from) {
    throw new InputError(
      `${hours.from}-${hours.to} ends before it begins; a window over midnight is not supported, write 00:00-24:00 for all of the day`,
    );
  }
  return hours;
}

const WEEK: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const NAMES = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

function parseDays(text: string): readonly Weekday[] {
  const found = new Set<Weekday>();
  for (const part of text.split(",")) {
    const [first = "", last = first, ...more] = part.split("-").map((name) => name.trim());
    if (more.length > 0) throw new InputError(`${show(part)} is no span of days; write it like mon-fri`);
    const [start, end] = [dayOf(first), dayOf(last)];
    // From Sunday to Thursday leads over the end of the week.
    const length = (end - start + 7) % 7;
    for (const [index, day] of [...WEEK, ...WEEK].entries())
      if (index + 1 >= start && index + 1 <= start + length) found.add(day);
  }
  return [...found].sort((a, b) => a - b);
}

function dayOf(name: string): Weekday {
  const day = WEEK[NAMES.indexOf(name.toLowerCase().slice(0, 3))];
  if (day === undefined || !/^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?$/i.test(name)) {
    throw new InputError(`${show(name)} is no day of the week; write ${NAMES.join(", ")}`);
  }
  return day;
}
