import { InputError } from "../errors.ts";
import type { DateRange } from "../time/local-date.ts";
import { parseDate } from "./parse-date.ts";

/** Reads `2026-12-21..2027-01-03`, both days included, or a single day. */
export function parseDateRange(text: string): DateRange {
  const [first = "", last = first, ...more] = text.split("..").map((part) => part.trim());
  if (more.length > 0) throw new InputError("two days with `..` between them are needed, like 2026-12-21..2027-01-03");
  const range = { from: parseDate(first), to: parseDate(last) };
  if (range.to < range.from) throw new InputError(`${range.to} lies before ${range.from}; write the first day first`);
  return range;
}
