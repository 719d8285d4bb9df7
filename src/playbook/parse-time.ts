import { InputError } from "../errors.ts";
import type { LocalTime } from "../time/local-date.ts";
import { show } from "./show.ts";

/** Reads a time of day, `09:00` or `9:00`, into two digits each. */
export function parseTime(text: string): LocalTime {
  const [, hour, minute] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text.trim()) ?? [];
  if (hour === undefined || minute === undefined) {
    throw new InputError(
      `${show(text)} is no time of day; write hours and minutes of a 24-hour clock, like 09:00 or 16:30`,
    );
  }
  return `${hour.padStart(2, "0")}:${minute}`;
}
