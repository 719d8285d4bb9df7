import { Temporal } from "temporal-polyfill";
import { type Instant, toMillis } from "./instant.ts";
import type { LocalDate, LocalTime, Zone } from "./local-date.ts";
import { remembering } from "./remembering.ts";

/** Where a moment falls on the wall calendar and clock of a zone; `offset` in minutes east of UTC. */
export type LocalMoment = { readonly date: LocalDate; readonly time: LocalTime; readonly offset: number };

/** The instant of a wall time: one that is skipped fires at the first valid instant after the gap, a repeated one at its first. */
export const placeLocal: (date: LocalDate, time: LocalTime, zone: Zone) => Instant = remembering(2000, place);

/** What calendar and clock show in `zone` at that instant. */
export const localOf: (instant: Instant, zone: Zone) => LocalMoment = remembering(2000, show);

/** Whether the runtime knows a zone of that name. */
export function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name }).format(0);
    return true;
  } catch {
    return false;
  }
}

function place(date: LocalDate, time: LocalTime, zone: Zone): Instant {
  const wall = Temporal.PlainDateTime.from(`${date}T${time}`);
  const placed = wall.toZonedDateTime(zone, { disambiguation: "compatible" });
  const skipped = !placed.toPlainDateTime().equals(wall);
  // "Compatible" keeps the minutes past a gap (02:30 becomes 03:30); the first valid instant is the gap's end.
  const moment = skipped
    ? (wall.toZonedDateTime(zone, { disambiguation: "earlier" }).getTimeZoneTransition("next") ?? placed)
    : placed;
  return moment.toInstant().toString({ smallestUnit: "second" });
}

function show(instant: Instant, zone: Zone): LocalMoment {
  const moment = Temporal.Instant.fromEpochMilliseconds(toMillis(instant)).toZonedDateTimeISO(zone);
  return {
    date: moment.toPlainDate().toString(),
    time: moment.toPlainTime().toString({ smallestUnit: "minute" }),
    offset: moment.offsetNanoseconds / 60e9,
  };
}
