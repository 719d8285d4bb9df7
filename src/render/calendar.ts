import type { Occurrence } from "../cadence/occurrence.ts";
import type { Owner } from "../cadence/owner.ts";
import { oneLine } from "../markdown/one-line.ts";
import { addMillis, type Instant } from "../time/instant.ts";
import type { Zone } from "../time/local-date.ts";
import { icsLine, icsText } from "./ics-line.ts";
import { tableMoment } from "./moment-words.ts";
import { textTable } from "./text-table.ts";

/** One line of a calendar: an occurrence to come and who will be asked. */
export type CalendarRow = { readonly occurrence: Occurrence; readonly owner: Owner };

/** What comes, in order of its time. */
export type Calendar = readonly CalendarRow[];

/** A line of the JSON calendar; `at` in UTC, `owner` names joined by a comma. */
export type CalendarEntry = Readonly<Record<"cadence" | "date" | "at" | "period" | "delivery" | "owner", string>>;

/** Whose calendar it is; `repository` makes its events differ from those of another one. */
export type CalendarHead = {
  readonly product: string;
  readonly now: Instant;
  readonly repository?: { readonly owner: string; readonly name: string } | undefined;
};

/** A calendar for a terminal, on the clocks of a zone: when, what, for which period, how it is delivered, who. */
export function renderCalendarTable(rows: Calendar, zone: Zone): string {
  if (rows.length === 0) return "Nothing comes in these days.";
  const cells = rows.map(({ occurrence: { cadence, at, period }, owner }) => {
    return [tableMoment(at, zone), cadence.id, period.key, cadence.delivery, ownerName(owner) || "nobody"];
  });
  return textTable([`When (${zone})`, "Cadence", "Period", "Delivery", "Owner"], cells);
}

/** A calendar for scripts. */
export function calendarJson(rows: Calendar): readonly CalendarEntry[] {
  return rows.map(({ occurrence, owner }) => ({
    cadence: occurrence.cadence.id,
    date: occurrence.date,
    at: occurrence.at,
    period: occurrence.period.key,
    delivery: occurrence.cadence.delivery,
    owner: ownerName(owner),
  }));
}

/** A calendar for calendar programs (RFC 5545): an event of half an hour each, with the same UID for the same occurrence for ever. */
export function renderCalendarIcs(rows: Calendar, head: CalendarHead): string {
  return [
    icsLine("BEGIN", "VCALENDAR"),
    icsLine("VERSION", "2.0"),
    icsLine("PRODID", "-//Almanac//Almanac//EN"),
    icsLine("CALSCALE", "GREGORIAN"),
    icsLine("METHOD", "PUBLISH"),
    icsLine("X-WR-CALNAME", icsText(`Almanac of ${head.product}`)),
    ...rows.map((row) => event(row, head)),
    icsLine("END", "VCALENDAR"),
  ].join("");
}

function event({ occurrence, owner }: CalendarRow, { now, repository, product }: CalendarHead): string {
  const { cadence, date, at, period, dueAt } = occurrence;
  const place =
    repository === undefined ? product.replace(/[^\p{L}\p{N}]+/gu, "-") : `${repository.owner}/${repository.name}`;
  const what = `${cadence.activity}: ${cadence.output}\nOwner: ${ownerName(owner) || "nobody"}\nDelivery: ${cadence.delivery}\nDue: ${dueAt}`;
  return [
    icsLine("BEGIN", "VEVENT"),
    icsLine("UID", icsText(`${cadence.id}-${date}@${place}`)),
    icsLine("DTSTAMP", stamp(now)),
    icsLine("DTSTART", stamp(at)),
    icsLine("DTEND", stamp(addMillis(at, 1_800_000))),
    icsLine("SUMMARY", icsText(`${cadence.title} ${period.key}`)),
    icsLine("DESCRIPTION", icsText(what)),
    icsLine("CATEGORIES", icsText(cadence.pace)),
    icsLine("TRANSP", "TRANSPARENT"),
    icsLine("END", "VEVENT"),
  ].join("");
}

function stamp(instant: Instant): string {
  return instant.replace(/[-:]/g, "");
}

function ownerName({ people, teams, agent }: Owner): string {
  return [...people, ...teams, ...(agent === undefined ? [] : [agent])].map(oneLine).join(", ");
}
