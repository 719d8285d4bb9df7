import { type Spread, spreadOf } from "../analysis/quantile.ts";
import type { Incidents, SeverityId } from "../playbook/incidents.ts";
import { type Instant, toMillis } from "../time/instant.ts";
import type { Incident } from "./incident.ts";
import { timeToAcknowledge, timeToRestore } from "./response-times.ts";
import type { Measured } from "./monitors/measured.ts";
import { timeLost } from "./time-lost.ts";

/** A stretch of time, `to` excluded. */
export type Stretch = { readonly from: Instant; readonly to: Instant };

/** What incidents of one severity came to. */
export type SeverityFigures = {
  readonly severity: SeverityId;
  readonly count: number;
  /** Milliseconds to the first acknowledgement, and until users could work again; undefined where nobody can tell of any. */
  readonly acknowledge: Spread | undefined;
  readonly restore: Spread | undefined;
  /** How many were answered within their term; undefined where there is none. */
  readonly answered: { readonly inTime: number; readonly of: number } | undefined;
};

/** What a stretch of time had of incidents. */
export type IncidentFigures = {
  /** Those declared in it, oldest first, without false alarms and duplicates. */
  readonly incidents: readonly Incident[];
  readonly falseAlarms: readonly Incident[];
  /** Of every severity there was one of, the gravest first. */
  readonly severities: readonly SeverityFigures[];
  /** Milliseconds until users could work again, of all but P3, which waits for a sprint. */
  readonly restore: Spread | undefined;
  /** Milliseconds in which users could not work, each counted once however many incidents there were. */
  readonly downtime: number;
  /** Milliseconds in which they could, but were served worse. */
  readonly degraded: number;
  /** The share of the stretch in which users could work. */
  readonly uptime: number;
};

/** The figures of a stretch that is over; `rules` say what uptime counts, `within` is the term of the first answer by severity, in milliseconds, `measured` what monitors found. */
export function incidentFigures(
  all: readonly Incident[],
  stretch: Stretch,
  rules: Pick<Incidents, "severities" | "flags">,
  within: (severity: SeverityId) => number | undefined,
  measured: readonly Measured[] = [],
): IncidentFigures {
  const declared = all
    .filter(({ declared: { at } }) => stretch.from <= at && at < stretch.to)
    .toSorted((a, b) => (a.declared.at < b.declared.at ? -1 : a.declared.at > b.declared.at ? 1 : a.number - b.number));
  const incidents = declared.filter(
    (one) => one.falseAlarm === undefined && one.duplicateOf === undefined && one.severity !== undefined,
  );
  const bySeverity = Map.groupBy(incidents, ({ severity }) => severity);
  const severities = (["P0", "P1", "P2", "P3"] as const).flatMap((severity): readonly SeverityFigures[] => {
    const alike = bySeverity.get(severity);
    return alike === undefined ? [] : [figuresOf(severity, alike, within(severity))];
  });
  const [from, to] = [toMillis(stretch.from), toMillis(stretch.to)];
  const { down: downtime, degraded } = timeLost(all, rules, { from, to }, measured);
  return {
    incidents,
    falseAlarms: declared.filter(({ falseAlarm }) => falseAlarm !== undefined),
    severities,
    restore: spreadOf(incidents.filter(({ severity }) => severity !== "P3").flatMap((one) => timeToRestore(one) ?? [])),
    downtime,
    degraded,
    uptime: to <= from ? 1 : 1 - downtime / (to - from),
  };
}

function figuresOf(severity: SeverityId, alike: readonly Incident[], term: number | undefined): SeverityFigures {
  const acknowledged = alike.flatMap((one) => timeToAcknowledge(one) ?? []);
  return {
    severity,
    count: alike.length,
    acknowledge: spreadOf(acknowledged),
    restore: spreadOf(alike.flatMap((one) => timeToRestore(one) ?? [])),
    // One that nobody answered missed its term.
    answered:
      term === undefined
        ? undefined
        : { inTime: acknowledged.filter((millis) => millis <= term).length, of: alike.length },
  };
}
