import type { Instant } from "./instant.ts";
import { type LocalDate, type Zone, weekdayOf } from "./local-date.ts";
import { localOf } from "./zone.ts";

/** What to print of a date besides day and month. */
export type DateStyle = { readonly year?: boolean; readonly weekday?: boolean };

/** What to print of a moment besides day, month and time; `zone` adds the zone's name. */
export type MomentStyle = DateStyle & { readonly zone?: boolean };

/** `Tuesday 24 November`, with a year `24 November 2026`; the weekday can be asked for or left out. */
export function formatDate(date: LocalDate, style: DateStyle = {}): string {
  const weekday = style.weekday ?? style.year !== true;
  const parts = [weekday ? weekdayName(date) : "", day(date), monthName(date), style.year === true ? year(date) : ""];
  return parts.filter((part) => part !== "").join(" ");
}

/** `16–22 November 2026`, `30 October – 5 November 2026`, `28 December 2026 – 3 January 2027`; one day alone `22 November 2026`. */
export function formatDateRange(from: LocalDate, to: LocalDate): string {
  const end = formatDate(to, { year: true });
  if (from === to) return end;
  if (from.slice(0, 7) === to.slice(0, 7)) return `${day(from)}–${end}`;
  if (year(from) === year(to)) return `${day(from)} ${monthName(from)} – ${end}`;
  return `${formatDate(from, { year: true })} – ${end}`;
}

/** `Tuesday 24 November, 18:00` as calendar and clock show it in `zone`. */
export function formatMoment(instant: Instant, zone: Zone, style: MomentStyle = {}): string {
  const { date, time } = localOf(instant, zone);
  const text = `${formatDate(date, { weekday: true, ...style })}, ${time}`;
  return style.zone === true ? `${text} ${zone}` : text;
}

/** `Tuesday`. */
export function weekdayName(date: LocalDate): string {
  return WEEKDAYS[weekdayOf(date)];
}

/** `November`. */
export function monthName(date: LocalDate): string {
  return MONTHS[Number(date.slice(5, 7)) - 1] ?? "";
}

// Not from Intl: its texts change with the ICU version, and the same facts must give the same bytes.
const WEEKDAYS = {
  1: "Monday",
  2: "Tuesday",
  3: "Wednesday",
  4: "Thursday",
  5: "Friday",
  6: "Saturday",
  7: "Sunday",
};

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

function day(date: LocalDate): string {
  return String(Number(date.slice(8)));
}

function year(date: LocalDate): string {
  return date.slice(0, 4);
}
