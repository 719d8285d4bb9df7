import { occurrencesBetween } from "../cadence/occurrence.ts";
import { occurrenceOwner } from "../cadence/occurrence-owner.ts";
import type { CalendarRow } from "../render/calendar.ts";
import { type LocalDate, addDays } from "../time/local-date.ts";
import { localOf, placeLocal } from "../time/zone.ts";
import type { LocalPlaybook } from "./local-playbook.ts";

/** What comes from one day to another, both included, in order of time; what stands forever or is a line of something else is left out. */
export function calendarRows(
  { playbook, holidays }: Pick<LocalPlaybook, "playbook" | "holidays">,
  from: LocalDate,
  to: LocalDate,
): readonly CalendarRow[] {
  const setting = { playbook, holidays };
  return playbook.cadences
    .filter((cadence) => cadence.delivery !== "line" && cadence.delivery !== "standing")
    .flatMap((cadence) => {
      const start = placeLocal(from, "00:00", cadence.zone);
      const end = placeLocal(addDays(to, 1), "00:00", cadence.zone);
      // A holiday shift can carry an occurrence into the stretch from a nominal date before it.
      return occurrencesBetween(cadence, setting, addDays(from, -45), end).filter(({ at }) => start <= at && at < end);
    })
    .map((occurrence) => ({
      occurrence,
      owner: occurrenceOwner(playbook, occurrence, localOf(occurrence.at, occurrence.cadence.zone).date, playbook.away),
    }))
    .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

function orderOf({ occurrence }: CalendarRow): string {
  return `${occurrence.at} ${occurrence.cadence.id}`;
}
