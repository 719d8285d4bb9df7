import { formatDate, formatMoment, monthName, weekdayName } from "../time/format.ts";
import type { Instant } from "../time/instant.ts";
import { daysBetween, type LocalDate, type Zone } from "../time/local-date.ts";
import { localOf } from "../time/zone.ts";

/** `Tuesday 24 November`; with its year where that is not the year of `beside`. */
export function dayWords(date: LocalDate, beside: LocalDate): string {
  return formatDate(date, { weekday: true, year: date.slice(0, 4) !== beside.slice(0, 4) });
}

/** `Tuesday 24 November, 18:00` on the clocks of a zone; with its year where that is not the year of `beside`. */
export function momentWords(instant: Instant, zone: Zone, beside: LocalDate): string {
  return formatMoment(instant, zone, { year: localOf(instant, zone).date.slice(0, 4) !== beside.slice(0, 4) });
}

/** `Wednesday 09:00` up to six days after `beside`, else the whole moment. */
export function nearMoment(instant: Instant, zone: Zone, beside: LocalDate): string {
  const { date, time } = localOf(instant, zone);
  const days = daysBetween(beside, date);
  return days >= 0 && days <= 6 ? `${weekdayName(date)} ${time}` : momentWords(instant, zone, beside);
}

/** `24 November`; with its year where that is not the year of `beside`. */
export function plainDay(date: LocalDate, beside: LocalDate): string {
  const year = date.slice(0, 4) !== beside.slice(0, 4);
  return formatDate(date, { weekday: false, year });
}

/** `24 Nov`, for narrow columns; with its year where that is not the year of `beside`. */
export function dayWithin(date: LocalDate, beside: LocalDate): string {
  return date.slice(0, 4) === beside.slice(0, 4) ? shortDay(date) : `${shortDay(date)} ${date.slice(0, 4)}`;
}

/** `24 Nov`, for axes and where the year stands beside it. */
export function shortDay(date: LocalDate): string {
  return `${Number(date.slice(8))} ${monthName(date).slice(0, 3)}`;
}

/** `Tue 24 Nov 2026, 18:00`, for tables that are read long after. */
export function tableMoment(instant: Instant, zone: Zone): string {
  const { date, time } = localOf(instant, zone);
  return `${weekdayName(date).slice(0, 3)} ${shortDay(date)} ${date.slice(0, 4)}, ${time}`;
}
