import { dayWithin } from "../moment-words.ts";
import type { Instant } from "../../time/instant.ts";
import type { LocalDate, Zone } from "../../time/local-date.ts";
import { localOf } from "../../time/zone.ts";

/** `02:51` on the day itself, else `23 Nov 09:00`, with the year of another one, on the clocks of the zone. */
export function incidentMoment(at: Instant, zone: Zone, day: LocalDate): string {
  const { date, time } = localOf(at, zone);
  return date === day ? time : `${dayWithin(date, day)} ${time}`;
}

/** `Europe/Berlin (UTC+1)` as it is at an instant. */
export function zoneWords(at: Instant, zone: Zone): string {
  const { offset } = localOf(at, zone);
  const hours = Math.floor(Math.abs(offset) / 60);
  const minutes = Math.abs(offset) % 60;
  const shift =
    offset === 0
      ? ""
      : `${offset < 0 ? "−" : "+"}${hours}${minutes === 0 ? "" : `:${String(minutes).padStart(2, "0")}`}`;
  return `${zone} (UTC${shift})`;
}
