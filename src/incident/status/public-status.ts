import type { SeverityId } from "../../playbook/incidents.ts";
import { type Instant, addMillis } from "../../time/instant.ts";
import type { Incident, IncidentStatus } from "../incident.ts";

/** What users may know of an incident: only what was written for them. The texts are foreign. */
export type PublicIncident = {
  readonly number: number;
  readonly service: string;
  readonly severity: SeverityId;
  readonly state: IncidentStatus;
  readonly since: Instant;
  /** Each update, the newest first; never empty. */
  readonly updates: readonly { readonly at: Instant; readonly text: string }[];
  /** When the next update was promised; undefined once there is nothing to promise. */
  readonly next: Instant | undefined;
  readonly resolved: Instant | undefined;
};

/** An incident that users may read of, and what breaks, as they know it. */
export type Shown = { readonly incident: Incident; readonly service: string; readonly next: Instant | undefined };

/** What the status page shows: what is open, the gravest first, and what ended within a week, the newest first. `before` is what it showed; what is told now of an incident replaces it, and what is hidden now vanishes. */
export function publicStatus(
  before: readonly PublicIncident[],
  shown: readonly Shown[],
  now: Instant,
  hidden: readonly number[] = [],
): readonly PublicIncident[] {
  const told = new Set([...hidden, ...shown.map(({ incident }) => incident.number)]);
  const since = addMillis(now, -WEEK);
  return [...before.filter(({ number }) => !told.has(number)), ...shown.flatMap(publicOf)]
    .filter(({ resolved }) => resolved === undefined || resolved >= since)
    .sort(byGravity);
}

const WEEK = 7 * 86_400_000;
const UPDATES = 20;

/** Nothing of what nobody told users of, or of what was none. */
function publicOf({ incident, service, next }: Shown): readonly PublicIncident[] {
  const { severity, updates, resolved, falseAlarm, duplicateOf } = incident;
  if (severity === undefined || updates.length === 0 || falseAlarm !== undefined || duplicateOf !== undefined)
    return [];
  const over = resolved?.at;
  return [
    {
      number: incident.number,
      service,
      severity,
      state: over === undefined ? incident.status : "resolved",
      since: incident.started ?? incident.detected,
      updates: updates
        .map(({ at, text }) => ({ at, text }))
        .toReversed()
        .slice(0, UPDATES),
      next: over === undefined ? next : undefined,
      resolved: over,
    },
  ];
}

function byGravity(a: PublicIncident, b: PublicIncident): number {
  const [endA, endB] = [a.resolved ?? "", b.resolved ?? ""];
  if ((endA === "") !== (endB === "")) return endA === "" ? -1 : 1;
  if (endA !== endB) return endA < endB ? 1 : -1;
  if (endA === "" && a.severity !== b.severity) return a.severity < b.severity ? -1 : 1;
  return a.since === b.since ? a.number - b.number : a.since < b.since ? 1 : -1;
}
