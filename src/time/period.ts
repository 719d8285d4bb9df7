import { isoWeekKey } from "./iso-week.ts";
import { type LocalDate, type Weekday, addDays, mondayOf, weekdayOf } from "./local-date.ts";
import type { Covers, Rhythm } from "./rhythm.ts";
import { firstOfMonth, monthNumber, spanAt, spanIndexOf } from "./span.ts";

/** The stretch of days an occurrence covers; `key` is stable (`2026-11-21`, `2026-W47`, `2026-11`, `2026-Q4`, `FY2027-Q1`, `2026`) and names files. */
export type Period = { readonly key: string; readonly from: LocalDate; readonly to: LocalDate };

/**
 * What the occurrence with that nominal date is about. The key depends on the date, the rhythm and `covers` only;
 * `before` (the nominal date before this one) may move `from`. Keys are:
 * - daily and business days: the last day covered (business days reach back to the one before, so that Monday has the weekend);
 * - weekly on one day: the ISO week, of several weeks the last one looked back on, the first one looked ahead to.
 *   `next` seen from Monday to Wednesday begins with the running week, from Thursday on with the following one;
 * - weekly on several days, and rules: the nominal date; covered is the stretch since the date before;
 * - months: `2026-11`; aligned quarters `2026-Q4`, in a fiscal year `FY2027-Q1`, named by the year in which it ends;
 *   aligned years `2026` and `FY2027`; any other span the last month covered.
 */
export function periodOf(
  nominal: LocalDate,
  rhythm: Rhythm,
  covers: Covers,
  fiscalYearStart: number,
  before: LocalDate | undefined,
): Period {
  switch (rhythm.kind) {
    case "daily":
      return endingWith(addDays(nominal, STEP[covers]), addDays(nominal, STEP[covers]));
    case "business-days":
      return businessDay(nominal, covers, before);
    case "weekly":
      return new Set(rhythm.days).size > 1
        ? betweenWeekdays(nominal, rhythm.every, rhythm.days, covers)
        : weeks(nominal, rhythm.every, covers);
    case "monthly":
      return months(nominal, rhythm, covers, fiscalYearStart);
    case "rrule":
      return covers === "previous" && before !== undefined && before < nominal
        ? { key: nominal, from: before, to: addDays(nominal, -1) }
        : { key: nominal, from: nominal, to: nominal };
  }
}

const STEP = { previous: -1, current: 0, next: 1 } satisfies Record<Covers, number>;

function endingWith(from: LocalDate, to: LocalDate): Period {
  return { key: to, from, to };
}

function businessDay(nominal: LocalDate, covers: Covers, before: LocalDate | undefined): Period {
  const yesterday = addDays(nominal, -1);
  switch (covers) {
    case "previous":
      return endingWith(
        before !== undefined && before < nominal ? before : fromMondayToFriday(yesterday, -1),
        yesterday,
      );
    case "current":
      return endingWith(nominal, nominal);
    case "next":
      return endingWith(addDays(nominal, 1), fromMondayToFriday(addDays(nominal, 1), 1));
  }
}

/** The nearest day from Monday to Friday; used where nobody said which business day came before. */
function fromMondayToFriday(date: LocalDate, step: 1 | -1): LocalDate {
  return weekdayOf(date) <= 5 ? date : fromMondayToFriday(addDays(date, step), step);
}

function weeks(nominal: LocalDate, every: number, covers: Covers): Period {
  const running = mondayOf(nominal);
  if (covers === "previous") {
    const last = addDays(running, -7);
    return { key: isoWeekKey(last), from: addDays(running, -7 * every), to: addDays(running, -1) };
  }
  const first = covers === "next" && weekdayOf(nominal) > 3 ? addDays(running, 7) : running;
  return { key: isoWeekKey(first), from: first, to: addDays(first, 7 * every - 1) };
}

function betweenWeekdays(nominal: LocalDate, every: number, days: readonly Weekday[], covers: Covers): Period {
  const own = weekdayOf(nominal);
  if (covers === "previous") {
    const earlier = days.filter((day) => day < own);
    const back = earlier.length > 0 ? own - Math.max(...earlier) : own - Math.max(...days) + 7 * every;
    return { key: nominal, from: addDays(nominal, -back), to: addDays(nominal, -1) };
  }
  const later = days.filter((day) => day > own);
  const ahead = later.length > 0 ? Math.min(...later) - own : Math.min(...days) - own + 7 * every;
  return { key: nominal, from: nominal, to: addDays(nominal, ahead - 1) };
}

function months(
  nominal: LocalDate,
  rhythm: Extract<Rhythm, { kind: "monthly" }>,
  covers: Covers,
  fiscalYearStart: number,
): Period {
  const span = spanAt(spanIndexOf(nominal, rhythm) + STEP[covers], rhythm);
  return { key: spanKey(span.from, span.to, rhythm.months, fiscalYearStart), ...span };
}

function spanKey(from: LocalDate, to: LocalDate, length: number, fiscalYearStart: number): string {
  // Months of the fiscal year that have passed before the span begins.
  const passed = (((monthNumber(from) - (fiscalYearStart - 1)) % 12) + 12) % 12;
  const aligned = (length === 3 || length === 12) && passed % length === 0;
  if (!aligned) return to.slice(0, 7);
  const year = yearName(from, passed, fiscalYearStart);
  return length === 12 ? year : `${year}-Q${passed / 3 + 1}`;
}

function yearName(from: LocalDate, passed: number, fiscalYearStart: number): string {
  const lastMonth = firstOfMonth(monthNumber(from) - passed + 11).slice(0, 4);
  return fiscalYearStart === 1 ? lastMonth : `FY${lastMonth}`;
}
