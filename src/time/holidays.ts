import { InputError, type TextProblem } from "../errors.ts";
import { type IcsEvent, type IcsReading, readIcsEvents } from "./ics-events.ts";
import { type LocalDate, addDays } from "./local-date.ts";
import { rruleDates } from "./rrule.ts";

const FIRST_DAY = "2000-01-01";
const LAST_DAY = "2060-12-31";

/** More days in a row than any holiday has, and more days a year than any series of them. */
const LONGEST = 100;
const OFTEN = 20 * 61;

/**
 * The free days from 2000 to 2060 that an iCalendar file names, ascending, each once: its all-day events with all
 * their days, and what repeats yearly. Events with a time of day are left out with a warning, what cannot be read with an error, each with its line.
 */
export function parseHolidays(
  ics: string,
  file: string,
): { readonly days: LocalDate[]; readonly problems: TextProblem[] } {
  const readings = readIcsEvents(ics);
  const problems = readings.flatMap((reading) => problemsOf(reading, file));
  const events = readings.flatMap((reading) => (reading.kind === "event" ? [reading.event] : []));
  const days = new Set<LocalDate>();
  for (const event of events) {
    if (event.cancelled) continue;
    try {
      for (const start of startsOf(event, events)) for (const day of lasting(start, event.length)) days.add(day);
    } catch (cause) {
      if (!(cause instanceof InputError)) throw cause;
      problems.push({ file, line: event.line, column: 1, severity: "error", message: cause.message });
    }
  }
  const inReach = [...days].filter((day) => FIRST_DAY <= day && day <= LAST_DAY);
  return { days: inReach.toSorted(), problems: problems.toSorted((a, b) => a.line - b.line) };
}

function problemsOf(reading: IcsReading, file: string): TextProblem[] {
  switch (reading.kind) {
    case "event":
      return [];
    case "timed": {
      const message = `This event has a time (${reading.start}) and does not count as a holiday; holidays are all-day events`;
      return [{ file, line: reading.line, column: 1, severity: "warning", message }];
    }
    case "broken":
      return [
        {
          file,
          line: reading.line,
          column: 1,
          severity: "error",
          message: `No holiday is taken from here: ${reading.why}`,
        },
      ];
  }
}

/** The first days of an event and its repetitions; a changed instance speaks for itself, its old day is gone. */
function startsOf(event: IcsEvent, all: readonly IcsEvent[]): LocalDate[] {
  if (event.length > LONGEST) {
    throw new InputError(`This event lasts ${event.length} days; a holiday has ${LONGEST} at most. Look at its DTEND`);
  }
  const repeated = event.rules.flatMap((rule) => repetitions(rule, event.first));
  const moved = event.replaces === undefined && event.uid !== undefined ? replacedDays(event.uid, all) : [];
  const gone = new Set([...event.except, ...moved]);
  return [event.first, ...event.extra, ...repeated].filter((day) => !gone.has(day));
}

function repetitions(rule: string, first: LocalDate): LocalDate[] {
  const dates = /FREQ=YEARLY/.test(rule) ? rruleDates(rule, first, FIRST_DAY, LAST_DAY) : undefined;
  if (dates === undefined || dates.length > OFTEN) {
    throw new InputError(
      `The rule "${rule}" is not that of a holiday: only what repeats yearly, up to 20 times a year, counts`,
    );
  }
  return dates;
}

function replacedDays(uid: string, all: readonly IcsEvent[]): LocalDate[] {
  return all.flatMap((other) => (other.uid === uid && other.replaces !== undefined ? [other.replaces] : []));
}

function lasting(start: LocalDate, length: number): LocalDate[] {
  return Array.from({ length }, (_, index) => addDays(start, index));
}
