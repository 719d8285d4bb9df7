import type { Probe } from "../../inputs/probe.ts";
import type { Monitor } from "../../playbook/incidents.ts";
import { type Instant, toMillis } from "../../time/instant.ts";
import { type LocalDate, addDays } from "../../time/local-date.ts";
import { type Belief, type Health, type Turn, healthOf } from "./believe-probe.ts";
import { type MonitorDay, boundedStretches, emptyDay } from "./monitor-day.ts";

/** The newest days of an address, and up to when they tell. */
export type ProbeRecord = {
  /** Ordered; no more than the newest three. */
  readonly days: readonly MonitorDay[];
  readonly last: Instant;
  /** When nothing contradicted what is believed for the last time. */
  readonly sure: Instant;
};

/** Whoever reads them once a day has them all. */
const KEPT = 3;

/** Pauses between two probes that are longer than three of them, and than this, are not watched. */
const GAP = 5 * 60_000;

/** What is recorded after a probe: an outage counts from the first probe that failed to the first that did not, as it is believed. */
export function recordProbe(
  monitor: Monitor,
  before: { readonly record?: ProbeRecord | undefined; readonly belief?: Belief | undefined },
  probe: Probe,
  after: { readonly belief: Belief; readonly turn: Turn | undefined },
): ProbeRecord {
  const { at } = probe;
  const { record, belief } = before;
  const days = new Map((record?.days ?? []).map((one) => [one.day, one]));
  const change = (day: LocalDate, how: (one: MonitorDay) => MonitorDay): void => {
    days.set(day, how(days.get(day) ?? emptyDay(day, monitor.id)));
  };
  const put = (what: "watched" | "down" | "degraded", from: Instant, to: Instant): void => {
    for (const { day, stretch } of piecesOf(from, to))
      change(day, (one) => ({ ...one, [what]: boundedStretches([...one[what], stretch]) }));
  };
  const { health } = healthOf(monitor, probe);
  change(dayOf(at), (one) => ({
    ...one,
    checks: one.checks + 1,
    failures: one.failures + (health === "down" ? 1 : 0),
    slow: one.slow + (health === "degraded" ? 1 : 0),
  }));
  if (record !== undefined && toMillis(at) - toMillis(record.last) <= Math.max(GAP, 3 * monitor.every))
    put("watched", record.last, at);
  const bad = (what: Health, from: Instant, to: Instant): void => {
    if (what !== "up") put(what, from, to);
  };
  const { turn } = after;
  const known = record?.sure ?? belief?.since;
  if (turn !== undefined) {
    if (belief !== undefined && known !== undefined) bad(turn.from, known, turn.at);
    bad(turn.to, turn.at, at);
  } else if (after.belief.doubt === undefined && known !== undefined) bad(after.belief.health, known, at);
  const sure = after.belief.doubt === undefined ? at : (record?.sure ?? at);
  const kept = [...days.values()].toSorted((a, b) => (a.day < b.day ? -1 : 1)).slice(-KEPT);
  return { days: kept, last: at, sure };
}

function dayOf(at: Instant): LocalDate {
  return at.slice(0, 10);
}

/** A stretch cut at midnights, each piece in seconds of its day. */
function piecesOf(
  from: Instant,
  to: Instant,
): readonly { readonly day: LocalDate; readonly stretch: [number, number] }[] {
  const pieces: { readonly day: LocalDate; readonly stretch: [number, number] }[] = [];
  for (let day = dayOf(from); day <= dayOf(to); day = addDays(day, 1)) {
    const midnight = toMillis(`${day}T00:00:00Z`);
    const second = (instant: Instant): number =>
      Math.min(86_400, Math.max(0, Math.floor((toMillis(instant) - midnight) / 1000)));
    const stretch: [number, number] = [second(from), second(to)];
    if (stretch[0] < stretch[1]) pieces.push({ day, stretch });
  }
  return pieces;
}
