import { type Instant, toMillis } from "../../time/instant.ts";
import { addDays, daysBetween, type LocalDate, type Zone } from "../../time/local-date.ts";
import { localOf, placeLocal } from "../../time/zone.ts";
import { shortDay } from "../moment-words.ts";

/** A round moment on an axis of time. */
export type TimeTick = { readonly millis: number; readonly label: string };

/** At most so many round moments of a stretch, as the clocks of the zone show them: hours within two days, else days, else first days of months. */
export function timeTicks(from: Instant, to: Instant, zone: Zone, most: number): readonly TimeTick[] {
  const first = localOf(from, zone).date;
  const days = Math.max(0, daysBetween(first, localOf(to, zone).date));
  const within = ({ millis }: TimeTick): boolean => millis >= toMillis(from) && millis <= toMillis(to);
  if (days <= 1) {
    const span = (toMillis(to) - toMillis(from)) / 3_600_000;
    const every = HOURS.find((hours) => span / hours <= most) ?? 12;
    const hours = Array.from({ length: 48 / every }, (_, index) => index * every);
    return hours
      .map((hour) => {
        const time = `${String(hour % 24).padStart(2, "0")}:00`;
        return { millis: toMillis(placeLocal(addDays(first, Math.floor(hour / 24)), time, zone)), label: time };
      })
      .filter(within);
  }
  const every = STEPS.find((step) => days / step <= most);
  const dates = every === undefined ? firstsOfMonths(first, days, most) : multiples(first, days, every);
  return dates
    .map((date) => ({ millis: toMillis(placeLocal(date, "00:00", zone)), label: shortDay(date) }))
    .filter(within);
}

const HOURS = [1, 2, 3, 4, 6, 12];

const STEPS = [1, 2, 7, 14];

function multiples(first: LocalDate, days: number, every: number): readonly LocalDate[] {
  return Array.from({ length: Math.floor(days / every) + 1 }, (_, index) => addDays(first, index * every));
}

function firstsOfMonths(first: LocalDate, days: number, most: number): readonly LocalDate[] {
  const firsts = multiples(first, days, 1).filter((date) => date.endsWith("-01"));
  const every = Math.ceil(firsts.length / most);
  return firsts.filter((_, index) => index % every === 0);
}
