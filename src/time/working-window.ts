import { nextWorkingDay } from "./calendar.ts";
import { type Instant, toMillis } from "./instant.ts";
import { type LocalDate, type LocalTime, type Zone, addDays } from "./local-date.ts";
import type { WorkingTime } from "./working-hours.ts";
import { localOf, placeLocal } from "./zone.ts";

/** One stretch of working time in milliseconds since 1970; `end` no longer belongs to it. */
export type WorkingWindow = { readonly start: number; readonly end: number };

/** The working windows that end after an instant, in order and without overlap; the first may have begun before it. */
export function* workingWindows(after: Instant, working: WorkingTime): Generator<WorkingWindow, never> {
  for (let day = localOf(after, working.zone).date; ; day = addDays(day, 1)) {
    day = nextWorkingDay(day, working);
    const start = toMillis(placeLocal(day, working.from, working.zone));
    const end = toMillis(endOf(day, working.to, working.zone));
    // A day that the zone left out altogether has a window without length.
    if (end > toMillis(after) && end > start) yield { start, end };
  }
}

function endOf(day: LocalDate, to: LocalTime, zone: Zone): Instant {
  return to === "24:00" ? placeLocal(addDays(day, 1), "00:00", zone) : placeLocal(day, to, zone);
}
