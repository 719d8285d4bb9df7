import { type DateRange, addDays, isLocalDate } from "../time/local-date.ts";
import { isoWeekKey } from "../time/iso-week.ts";
import { remembering } from "../time/remembering.ts";

/** How days must be written in files, for messages. */
export const STRETCH_FORMS = "2026-11-22, 2026-11, 2026-W47, 2026-Q4 or 2026-11-22T08:00";

/** The days a date in a file is about: a day, `2026-11` a month, `2026-W47` an ISO week, `2026-Q4` a quarter, of an instant its day as written; undefined for every other form, because 03/04 is two days. */
export const parseStretch: (text: string) => DateRange | undefined = remembering(5000, (text) => {
  const plain = text.trim();
  const [, day] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/.exec(plain) ?? [];
  if (day !== undefined) return isLocalDate(day) ? { from: day, to: day } : undefined;
  const [, year = "", month, week, quarter] = /^(\d{4})-(?:(\d{2})|W(\d{2})|Q([1-4]))$/.exec(plain) ?? [];
  if (month !== undefined) return months(year, Number(month), 1);
  if (quarter !== undefined) return months(year, Number(quarter) * 3 - 2, 3);
  return week === undefined ? undefined : isoWeek(plain, year, Number(week));
});

function months(year: string, first: number, count: number): DateRange | undefined {
  if (first < 1 || first > 12) return undefined;
  const day = (month: number) => new Date(Date.UTC(Number(year), month, 1)).toISOString().slice(0, 10);
  return { from: day(first - 1), to: addDays(day(first - 1 + count), -1) };
}

function isoWeek(key: string, year: string, week: number): DateRange | undefined {
  // 4 January always lies in week 1.
  const fourth = addDays(`${year}-01-04`, (week - 1) * 7);
  if (isoWeekKey(fourth) !== key) return undefined;
  const from = addDays(fourth, -((new Date(`${fourth}T00:00:00Z`).getUTCDay() + 6) % 7));
  return { from, to: addDays(from, 6) };
}
