import { addDays, type LocalDate } from "../time/local-date.ts";
import { icsLine, icsText } from "./ics-line.ts";

/** An iCalendar file with one event for each day off (RFC 5545); `about` tells people where it comes from. */
export function renderHolidaysIcs(
  days: readonly { readonly date: LocalDate; readonly name: string }[],
  place: string,
  about: string,
): string {
  const events = days.map(({ date, name }) =>
    [
      icsLine("BEGIN", "VEVENT"),
      icsLine("UID", `${date}-${place.toLowerCase()}@holidays.almanac`),
      icsLine("DTSTAMP", "20000101T000000Z"),
      icsLine("DTSTART;VALUE=DATE", date.replaceAll("-", "")),
      icsLine("DTEND;VALUE=DATE", addDays(date, 1).replaceAll("-", "")),
      icsLine("SUMMARY", icsText(name)),
      icsLine("END", "VEVENT"),
    ].join(""),
  );
  return [
    icsLine("BEGIN", "VCALENDAR"),
    icsLine("VERSION", "2.0"),
    icsLine("PRODID", "-//almanac//holidays//EN"),
    icsLine("X-WR-CALNAME", icsText(`Public holidays ${place}`)),
    icsLine("X-WR-CALDESC", icsText(about)),
    ...events,
    icsLine("END", "VCALENDAR"),
  ].join("");
}
