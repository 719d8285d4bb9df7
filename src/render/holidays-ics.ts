import type { LocalDate } from "../time/local-date.ts";
import { addDays } from "../time/local-date.ts";

/** An iCalendar file with one event for each day off (RFC 5545); `about` tells people where it comes from. */
export function renderHolidaysIcs(
  days: readonly { readonly date: LocalDate; readonly name: string }[],
  place: string,
  about: string,
): string {
  const events = days.flatMap(({ date, name }) => [
    "BEGIN:VEVENT",
    `UID:${date}-${place.toLowerCase()}@holidays.almanac`,
    "DTSTAMP:20000101T000000Z",
    `DTSTART;VALUE=DATE:${date.replaceAll("-", "")}`,
    `DTEND;VALUE=DATE:${addDays(date, 1).replaceAll("-", "")}`,
    `SUMMARY:${escapeText(name)}`,
    "END:VEVENT",
  ]);
  const head = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//almanac//holidays//EN",
    `X-WR-CALNAME:Public holidays ${place}`,
    `X-WR-CALDESC:${escapeText(about)}`,
  ];
  return [...head, ...events, "END:VCALENDAR", ""].map(fold).join("\r\n");
}

function escapeText(text: string): string {
  return text.replaceAll(/[\\;,]/g, (character) => `\\${character}`).replaceAll(/\r?\n/g, "\\n");
}

/** Lines longer than 75 octets continue after a line end and a space. */
function fold(line: string): string {
  let folded = "";
  let octets = 0;
  for (const character of line) {
    const size = new TextEncoder().encode(character).length;
    if (octets + size > 75) {
      folded += "\r\n ";
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}
