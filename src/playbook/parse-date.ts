import { InputError } from "../errors.ts";
import { type LocalDate, isLocalDate } from "../time/local-date.ts";
import { show } from "./show.ts";

/** Reads a day that exists, `2026-11-23`. */
export function parseDate(text: string): LocalDate {
  if (isLocalDate(text)) return text;
  const why = /^\d{4}-\d{2}-\d{2}$/.test(text)
    ? "does not exist in the calendar"
    : "is no day; write year, month and day like 2026-11-23";
  throw new InputError(`${show(text)} ${why}`);
}
