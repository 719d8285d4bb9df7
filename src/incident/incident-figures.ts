import { type Spread, spreadOf } from "../analysis/quantile.ts";
import type { SeverityId } from "../playbook/incidents.ts";
import { type Instant, toMillis } from "../time/instant.ts";
import type { Incident } from "./incident.ts";
import { isOutage } from "./is-outage.ts";
import { outagesOf } from "./outages-of.ts";
import { timeToAcknowledge, timeToRestore } from "./response-times.ts";

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
  /** The share of the stretch in which users could work. */
  readonly uptime: number;
};

/** The figures of a stretch that is over; `within` is the term of the first answer by severity, in milliseconds. */
export function incidentFigures(
  all: readonly Incident[],
  stretch: Stretch,
  within: (severity: SeverityId) => number | undefined,
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
  const downtime = union(all.filter(isOutage).flatMap(outagesOf), stretch);
  const length = toMillis(stretch.to) - toMillis(stretch.from);
  return {
    incidents,
    falseAlarms: declared.filter(({ falseAlarm }) => falseAlarm !== undefined),
    severities,
    restore: spreadOf(incidents.filter(({ severity }) => severity !== "P3").flatMap((one) => timeToRestore(one) ?? [])),
    downtime,
    uptime: length <= 0 ? 1 : 1 - downtime / length,
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

/** How much of a stretch some outages cover together; one that is not over reaches to its end. */
function union(
  outages: readonly { readonly from: Instant; readonly to: Instant | undefined }[],
  { from, to }: Stretch,
): number {
  const [start, end] = [toMillis(from), toMillis(to)];
  const inside = outages
    .map(
      (outage) =>
        [
          Math.max(start, toMillis(outage.from)),
          Math.min(end, outage.to === undefined ? end : toMillis(outage.to)),
        ] as const,
    )
    .filter(([begin, finish]) => begin < finish)
    .toSorted(([a], [b]) => a - b);
  let covered = 0;
  let until = start;
  for (const [begin, finish] of inside) {
    covered += Math.max(0, finish - Math.max(begin, until));
    until = Math.max(until, finish);
  }
  return covered;
}
