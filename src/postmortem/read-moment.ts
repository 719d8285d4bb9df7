import { dayNumber, isLocalDate, type LocalDate } from "../time/local-date.ts";

/** A moment as somebody wrote it: a day, a time of day, or both. */
export type WrittenMoment = {
  readonly date: LocalDate | undefined;
  /** Minutes since midnight. */
  readonly minutes: number | undefined;
  /** Minutes east of UTC, where it was written. */
  readonly offset: number | undefined;
  /** What follows it. */
  readonly rest: string;
};

const TIME = /(?<![\d:.])(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(?!\d)\s*(am|pm|a\.m\.|p\.m\.)?/i;
const OFFSET =
  /^\s*(?:uhr\s*)?\(?(Z|UTC|GMT|CET|CEST|MEZ|MESZ|BST|EST|EDT|CST|CDT|MST|MDT|PST|PDT)?\s*(?:([+-])(\d{2}):?(\d{2})?)?\)?/i;

const ZONES: Readonly<Record<string, number>> = {
  Z: 0,
  UTC: 0,
  GMT: 0,
  CET: 60,
  MEZ: 60,
  CEST: 120,
  MESZ: 120,
  BST: 60,
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
};

/** The first day and the first time of day in a text; undefined where there is neither. Days of no year take `year`. */
export function readMoment(
  text: string,
  months: readonly (readonly string[])[],
  year: string | undefined,
): WrittenMoment | undefined {
  const start = text.slice(0, 200);
  const day = readDay(start, months, year);
  const time = TIME.exec(
    day === undefined ? start : start.slice(0, day.start) + " ".repeat(day.end - day.start) + start.slice(day.end),
  );
  if (time === null)
    return day === undefined
      ? undefined
      : { date: day.date, minutes: undefined, offset: undefined, rest: text.slice(day.end) };
  const hour = Number(time[1]);
  const half = time[4]?.toLowerCase().charAt(0);
  const hours = half === "p" && hour < 12 ? hour + 12 : half === "a" && hour === 12 ? 0 : hour;
  if (hours > 24 || Number(time[2]) > 59) return undefined;
  const end = time.index + time[0].length;
  const zone = OFFSET.exec(text.slice(end, end + 30));
  const east =
    zone?.[2] === undefined ? undefined : (Number(zone[3]) * 60 + Number(zone[4] ?? 0)) * (zone[2] === "-" ? -1 : 1);
  return {
    date: day?.date,
    minutes: hours * 60 + Number(time[2]) + Number(time[3] ?? 0) / 60,
    offset: east ?? (zone?.[1] === undefined ? undefined : ZONES[zone[1].toUpperCase()]),
    rest: text.slice(Math.max(end + (zone?.[0].length ?? 0), day?.end ?? 0)),
  };
}

/** The first day in a text, written 2026-11-21, 21.11.2026, 21 November 2026 or November 21, 2026. */
export function readDay(
  text: string,
  months: readonly (readonly string[])[],
  year: string | undefined,
): { readonly date: LocalDate; readonly start: number; readonly end: number } | undefined {
  const found = [
    /(?<!\d)(?<year>\d{4})[-/](?<month>\d{1,2})[-/](?<day>\d{1,2})(?!\d)/.exec(text),
    /(?<![\d:])(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>\d{4})?(?!\d)/.exec(text),
    /(?<!\d)(?<day>\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?(?<name>[\p{L}]{3,12})\.?(?:,?\s+(?<year>\d{4}))?(?![\d\p{L}])/u.exec(
      text,
    ),
    /(?<![\p{L}\d])(?<name>[\p{L}]{3,12})\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(?<year>\d{4}))?(?![\d:\p{L}])/u.exec(
      text,
    ),
  ];
  for (const match of found) {
    if (match?.groups === undefined) continue;
    const { day = "", month, name, year: written = year } = match.groups;
    const number = month === undefined ? monthOf(name ?? "", months) : Number(month);
    if (written === undefined || number === undefined) continue;
    const date = `${written}-${String(number).padStart(2, "0")}-${day.padStart(2, "0")}`;
    if (isLocalDate(date)) return { date, start: match.index, end: match.index + match[0].length };
  }
  return undefined;
}

/** Minutes since 1970, in the zone it was written for. */
export function minutesOf(date: LocalDate, minutes: number): number {
  return dayNumber(date) * 1440 + minutes;
}

function monthOf(name: string, months: readonly (readonly string[])[]): number | undefined {
  const lower = name.toLowerCase();
  for (const names of months) {
    const index = names.findIndex((month) => lower.startsWith(month));
    if (index >= 0) return index + 1;
  }
  return undefined;
}
