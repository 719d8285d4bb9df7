import { isWorkingDay, nextWorkingDay, previousWorkingDay } from "./calendar.ts";
import { type LocalDate, addDays } from "./local-date.ts";
import type { Rhythm, Shift } from "./rhythm.ts";
import { dayInSpan } from "./span-day.ts";
import { spanAt, spanIndexOf } from "./span.ts";
import type { WorkingTime } from "./working-hours.ts";

/**
 * The day on which the occurrence of a nominal date really happens; undefined where it is left out.
 * Rhythms made of business days look after holidays themselves, so `shift` means nothing to them: "every business
 * day" has no occurrence on a holiday, "the third business day" is counted again with the holidays of its span
 * (its last business day where there are fewer, the next one after it where there is none).
 */
export function occurrenceDay(
  nominal: LocalDate,
  rhythm: Rhythm,
  shift: Shift,
  working: WorkingTime,
): LocalDate | undefined {
  if (rhythm.kind === "business-days") return isWorkingDay(nominal, working) ? nominal : undefined;
  if (rhythm.kind === "monthly" && rhythm.on.kind === "nth-business-day") {
    const span = spanAt(spanIndexOf(nominal, rhythm), rhythm);
    const day = dayInSpan(span, rhythm.on, (date) => isWorkingDay(date, working));
    return day ?? nextWorkingDay(addDays(span.to, 1), working);
  }
  switch (shift) {
    case "keep":
      return nominal;
    case "skip":
      return isWorkingDay(nominal, working) ? nominal : undefined;
    case "next-business-day":
      return nextWorkingDay(nominal, working);
    case "previous-business-day":
      return previousWorkingDay(nominal, working);
  }
}
