import type { Cadence, Due } from "../playbook/playbook.ts";
import { type Instant, addMillis } from "../time/instant.ts";
import { type LocalDate, addDays } from "../time/local-date.ts";
import { nominalDates } from "../time/nominal-dates.ts";
import { occurrenceDay } from "../time/occurrence-day.ts";
import { type Period, periodOf } from "../time/period.ts";
import { workingDueAt } from "../time/working-time.ts";
import type { WorkingTime } from "../time/working-hours.ts";
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

/** The same occurrence with the due time of one that reached people at `opened`: who got it late has as long as everybody. */
export function openedAt(occurrence: Occurrence, setting: Setting, opened: Instant): Occurrence {
  const { cadence, at } = occurrence;
  const working = workingTimeOf(setting, cadence.zone);
  return { ...occurrence, dueAt: dueAt(cadence.due, opened > at ? opened : at, working) };
}

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
  for (const date of dated(cadence, setting, after, addDays(lastDay, DRIFT))) {
    const day = occurrenceDay(date, cadence.rhythm, cadence.shift, working);
    if (day === undefined || day > lastDay) continue;
    const at = placeLocal(day, cadence.at, cadence.zone);
    if (at <= until) found.push(heldAt(cadence, setting, working, date, at));
  }
  return found;
}

/** The occurrence of a nominal date, come or still to come; undefined where the cadence does not know that date (any more). */
export function occurrenceOn(cadence: Cadence, setting: Setting, date: LocalDate): Occurrence | undefined {
  if (dated(cadence, setting, addDays(date, -1), date).length === 0) return undefined;
  const working = workingTimeOf(setting, cadence.zone);
  const day = occurrenceDay(date, cadence.rhythm, cadence.shift, working);
  return day === undefined
    ? undefined
    : heldAt(cadence, setting, working, date, placeLocal(day, cadence.at, cadence.zone));
}

/** The first occurrence after an instant; undefined where the cadence has ended or never comes within six years. */
export function nextOccurrence(cadence: Cadence, setting: Setting, now: Instant): Occurrence | undefined {
  const working = workingTimeOf(setting, cadence.zone);
  const today = localOf(now, cadence.zone).date;
  // Ever wider looks ahead: most cadences come within weeks, and a yearly one should not make them pay.
  for (let from = addDays(today, -DRIFT), span = 2 * DRIFT; span < 2200; span *= 5) {
    const to = addDays(from, span);
    for (const date of dated(cadence, setting, addDays(from, -1), to)) {
      const day = occurrenceDay(date, cadence.rhythm, cadence.shift, working);
      if (day === undefined || day < today) continue;
      const at = placeLocal(day, cadence.at, cadence.zone);
      if (at > now) return heldAt(cadence, setting, working, date, at);
    }
    from = to;
  }
  return undefined;
}

/** Nominal dates after `after` up to `until`, without pauses. */
function dated(cadence: Cadence, setting: Setting, after: LocalDate, until: LocalDate): readonly LocalDate[] {
  const last = cadence.until === undefined || until < cadence.until ? until : cadence.until;
  if (last <= after) return [];
  const bounds = { from: cadence.from, workingDays: setting.playbook.workingTime.days };
  const paused = (date: LocalDate) => cadence.pauses.some((pause) => pause.from <= date && date <= pause.to);
  return nominalDates(cadence.rhythm, bounds, after, last).filter((date) => !paused(date));
}

function heldAt(cadence: Cadence, setting: Setting, working: WorkingTime, date: LocalDate, at: Instant): Occurrence {
  const before = heldBefore(cadence, setting, working, date);
  const period = periodOf(date, cadence.rhythm, cadence.covers, setting.playbook.fiscalYearStart, before);
  return { cadence, date, at, period, dueAt: dueAt(cadence.due, at, working) };
}

/** For rhythms without a span of their own, which cover the time since the one before: the date of that one. */
function heldBefore(cadence: Cadence, setting: Setting, working: WorkingTime, date: LocalDate): LocalDate | undefined {
  const { kind } = cadence.rhythm;
  if (kind !== "rrule" && kind !== "business-days") return undefined;
  const reach = kind === "rrule" ? 400 : DRIFT;
  const earlier = dated(cadence, setting, addDays(date, -reach), addDays(date, -1));
  return earlier.findLast((one) => occurrenceDay(one, cadence.rhythm, cadence.shift, working) !== undefined);
}

function dueAt(due: Due, at: Instant, working: WorkingTime): Instant {
  return due.kind === "elapsed" ? addMillis(at, due.millis) : workingDueAt(at, due.days, working);
}
