import ICAL from "ical.js";
import { type LocalDate, daysBetween, isLocalDate } from "./local-date.ts";

/** An all-day event of an iCalendar file. */
export type IcsEvent = {
  /** Where it begins in the file, counted from 1. */
  readonly line: number;
  readonly uid: string | undefined;
  /** For a changed instance of a series: the day it had before. */
  readonly replaces: LocalDate | undefined;
  readonly cancelled: boolean;
  readonly first: LocalDate;
  /** How many days it lasts. */
  readonly length: number;
  readonly rules: readonly string[];
  readonly extra: readonly LocalDate[];
  readonly except: readonly LocalDate[];
};

/** One `VEVENT` read: the event, or what keeps it from being one. */
export type IcsReading =
  | { readonly kind: "event"; readonly event: IcsEvent }
  | { readonly kind: "timed"; readonly line: number; readonly start: string }
  | { readonly kind: "broken"; readonly line: number; readonly why: string };

/** Reads every event of an iCalendar file by itself, so that a broken one costs only itself and is named with its line. */
export function readIcsEvents(ics: string): IcsReading[] {
  const lines = ics.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  if (!lines.some((line) => /^BEGIN:VCALENDAR\s*$/i.test(line))) {
    return [{ kind: "broken", line: 1, why: "this is no calendar file (.ics): BEGIN:VCALENDAR is missing" }];
  }
  return blocksOf(lines).map((block) => readBlock(block));
}

type Block = { readonly line: number; readonly lines: readonly string[]; readonly closed: boolean };

function blocksOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  let start: number | undefined;
  for (const [index, line] of lines.entries()) {
    const begins = /^BEGIN:VEVENT\s*$/i.test(line);
    const ends = /^END:VEVENT\s*$/i.test(line);
    if (start !== undefined && (begins || ends || /^END:VCALENDAR\s*$/i.test(line))) {
      blocks.push({ line: start + 1, lines: lines.slice(start + 1, index), closed: ends });
      start = undefined;
    }
    if (begins) start = index;
  }
  if (start !== undefined) blocks.push({ line: start + 1, lines: lines.slice(start + 1), closed: false });
  return blocks;
}

function readBlock(block: Block): IcsReading {
  if (!block.closed) return { kind: "broken", line: block.line, why: "BEGIN:VEVENT has no END:VEVENT" };
  try {
    return readEvent(parse(block.lines), block);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    return { kind: "broken", line: brokenLine(block), why: `it cannot be read (${why.slice(0, 120)})` };
  }
}

/** The parser names no line: the first property that it refuses alone is the culprit, else the event as a whole. */
function brokenLine(block: Block): number {
  const starts = block.lines.flatMap((line, index) => (/^\s|^$|^(?:BEGIN|END):/i.test(line) ? [] : [index]));
  const culprit = starts.find((start, nth) => {
    try {
      return parse(block.lines.slice(start, starts[nth + 1])).getAllProperties().length === 0;
    } catch {
      return true;
    }
  });
  return culprit === undefined ? block.line : block.line + 1 + culprit;
}

function parse(lines: readonly string[]): ICAL.Component {
  const parsed: unknown = ICAL.parse(["BEGIN:VEVENT", ...lines, "END:VEVENT"].join("\r\n"));
  return new ICAL.Component(Array.isArray(parsed) ? parsed : []);
}

function readEvent(event: ICAL.Component, block: Block): IcsReading {
  const [start] = valuesOf(event, "dtstart");
  if (start === undefined) return { kind: "broken", line: block.line, why: "DTSTART is missing" };
  const line = lineOf(block, "DTSTART");
  const first = dayOf(start);
  if (first === undefined) {
    return /T\d/.test(start)
      ? { kind: "timed", line, start: start.slice(0, 40) }
      : { kind: "broken", line, why: `"${start.slice(0, 40)}" is no day that exists` };
  }
  const [end] = valuesOf(event, "dtend");
  const last = end === undefined ? undefined : dayOf(end);
  if (end !== undefined && last === undefined) {
    return { kind: "broken", line: lineOf(block, "DTEND"), why: `"${end.slice(0, 40)}" is no day that exists` };
  }
  const length = last === undefined ? lasting(event) : Math.max(1, daysBetween(first, last));
  return {
    kind: "event",
    event: {
      line,
      uid: valuesOf(event, "uid")[0],
      replaces: daysOf(event, "recurrence-id")[0],
      cancelled: valuesOf(event, "status")[0]?.toUpperCase() === "CANCELLED",
      first,
      length,
      rules: event.getAllProperties("rrule").map((rule) => ruleText(rule)),
      extra: daysOf(event, "rdate"),
      except: daysOf(event, "exdate"),
    },
  };
}

/** Without DTEND a day event lasts one day, or its DURATION. */
function lasting(event: ICAL.Component): number {
  const [duration] = valuesOf(event, "duration");
  return duration === undefined ? 1 : Math.max(1, Math.ceil(ICAL.Duration.fromString(duration).toSeconds() / 86_400));
}

/** The end of a series may be written with a time; its day is what counts here. */
function ruleText(property: ICAL.Property): string {
  return String(property.getFirstValue()).replace(/(UNTIL=\d{8})T\d{6}Z?/, "$1");
}

function valuesOf(event: ICAL.Component, name: string): string[] {
  // The raw values: the decorated ones accept 31 February and count on into March.
  return event.getAllProperties(name).flatMap((property) => property.jCal.slice(3).map(String));
}

function daysOf(event: ICAL.Component, name: string): LocalDate[] {
  return valuesOf(event, name).flatMap((value) => dayOf(value.replace(/T\d.*$/, "")) ?? []);
}

/** A day written without VALUE=DATE arrives as `2026-12-25T::`. */
function dayOf(value: string): LocalDate | undefined {
  const text = value.replace(/T::$/, "");
  return isLocalDate(text) ? text : undefined;
}

function lineOf(block: Block, name: string): number {
  const index = block.lines.findIndex((line) => line.slice(0, name.length).toUpperCase() === name);
  return block.line + 1 + Math.max(0, index);
}
