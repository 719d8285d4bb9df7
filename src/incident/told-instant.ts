import { InputError } from "../errors.ts";
import { type Instant, addMillis, parseInstant } from "../time/instant.ts";
import { type Zone, addDays, isLocalDate } from "../time/local-date.ts";
import { localOf, placeLocal } from "../time/zone.ts";

const WALL = /^(?:(\d{4}-\d{2}-\d{2})[ T])?((?:[01]\d|2[0-3]):[0-5]\d)$/;

/** The past moment somebody means at the instant `said`: `02:40` (the newest before), `2026-11-21 02:40`, both on the clocks of the zone, or a whole instant. */
export function toldInstant(text: string, said: Instant, zone: Zone): Instant {
  const told = momentOf(text.trim(), said, zone);
  if (told === undefined) throw new InputError("write the time as 02:40 or 2026-11-21 02:40");
  // A minute of grace: clocks of phones are not GitHub's.
  if (told > addMillis(said, 60_000)) throw new InputError("that is in the future");
  return told > said ? said : told;
}

function momentOf(text: string, said: Instant, zone: Zone): Instant | undefined {
  const [, date, time] = WALL.exec(text) ?? [];
  if (time === undefined) return wholeInstant(text);
  if (date !== undefined) return isLocalDate(date) ? placeLocal(date, time, zone) : undefined;
  const today = localOf(said, zone).date;
  const near = placeLocal(today, time, zone);
  return near > addMillis(said, 60_000) ? placeLocal(addDays(today, -1), time, zone) : near;
}

function wholeInstant(text: string): Instant | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T/.test(text)) return undefined;
  try {
    return parseInstant(text);
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}
