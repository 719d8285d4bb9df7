import type { Cadence, Due } from "../playbook/playbook.ts";
import { type Instant, addMillis } from "../time/instant.ts";
import { type LocalDate, addDays, dayNumber } from "../time/local-date.ts";
import { nominalDates } from "../time/nominal-dates.ts";
import { occurrenceDay } from "../time/occurrence-day.ts";
import { type Period, periodOf } from "../time/period.ts";
import { type WorkingTime, workingDueAt } from "../time/working-time.ts";
import { localOf, placeLocal } from "../time/zone.ts";
import { type Setting, workingTimeOf } from "./setting.ts";

/** One due instant of a cadence; cadence id and `date` are its identity. */
export type Occurrence = {
  readonly cadence: Cadence;
  /** Nominal: before any holiday shift. */
  readonly date: LocalDate;
  readonly at: Instant;
  readonly period: Period;
  /** When the work is to be done. */
  readonly dueAt: Instant;
};

/** How far a holiday shift or a business-day count can carry an occurrence away from its nominal date, in days. */
const DRIFT = 40;

/** The occurrences whose nominal date lies after `after` and whose instant is not later than `until`, oldest first. */
export function occurrencesBetween(
  cadence: Cadence,
  setting: Setting,
  after: LocalDate,
  until: Instant,
): readonly Occurrence[] {
  const working = workingTimeOf(setting, cadence.zone);
  const lastDay = localOf(until, cadence.zone).date;
  const found: Occurrence[] = [];
  for (const { date, before } of dated(cadence, setting, after, addDays(lastDay, DRIFT))) {
    const day = occurrenceDay(date, cadence.rhythm, cadence.shift, working);
    if (day === undefined || day > lastDay) continue;
    const at = placeLocal(day, cadence.at, cadence.zone);
    if (at <= until) found.push(occurrence(cadence, setting, working, date, at, before));
  }
  return found;
}

/** The first occurrence after an instant; undefined where the cadence has ended or never comes within six years. */
export function nextOccurrence(cadence: Cadence, setting: Setting, now: Instant): Occurrence | undefined {
  const working = workingTimeOf(setting, cadence.zone);
  const today = localOf(now, cadence.zone).date;
  // Ever wider looks ahead: most cadences come within weeks, and a yearly one should not make them pay.
  for (let from = addDays(today, -DRIFT), span = 2 * DRIFT; span < 2200; span *= 5) {
    const to = addDays(from, span);
    for (const { date, before } of dated(cadence, setting, addDays(from, -1), to)) {
      const day = occurrenceDay(date, cadence.rhythm, cadence.shift, working);
      if (day === undefined || day < today) continue;
      const at = placeLocal(day, cadence.at, cadence.zone);
      if (at > now) return occurrence(cadence, setting, working, date, at, before);
    }
    from = to;
  }
  return undefined;
}

function dated(
  cadence: Cadence,
  setting: Setting,
  after: LocalDate,
  until: LocalDate,
): { readonly date: LocalDate; readonly before: LocalDate | undefined }[] {
  const last = cadence.until === undefined || until < cadence.until ? until : cadence.until;
  if (dayNumber(last) <= dayNumber(after)) return [];
  const bounds = { from: cadence.from, workingDays: setting.playbook.workingTime.days };
  const dates = nominalDates(cadence.rhythm, bounds, after, last);
  const paused = (date: LocalDate) => cadence.pauses.some((pause) => pause.from <= date && date <= pause.to);
  const earlier = needsPrevious(cadence) ? nominalDates(cadence.rhythm, bounds, addDays(after, -400), after).at(-1) : undefined;
  return dates
    .map((date, index) => ({ date, before: index === 0 ? earlier : dates[index - 1] }))
    .filter(({ date }) => !paused(date));
}

/** Only rules without a span of their own are said to cover "since the one before". */
function needsPrevious(cadence: Cadence): boolean {
  return cadence.rhythm.kind === "rrule";
}

function occurrence(
  cadence: Cadence,
  setting: Setting,
  working: WorkingTime,
  date: LocalDate,
  at: Instant,
  before: LocalDate | undefined,
): Occurrence {
  const period = periodOf(date, cadence.rhythm, cadence.covers, setting.playbook.fiscalYearStart, before);
  return { cadence, date, at, period, dueAt: dueAt(cadence.due, at, working) };
}

function dueAt(due: Due, at: Instant, working: WorkingTime): Instant {
  return due.kind === "elapsed" ? addMillis(at, due.millis) : workingDueAt(at, due.days, working);
}
