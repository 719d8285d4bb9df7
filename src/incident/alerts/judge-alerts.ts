import type { AlertMessage } from "../../inputs/alert.ts";
import type { KnownAlert } from "./alert-memory.ts";
import { type Merged, mergeAlerts } from "./merge-alerts.ts";

/** An incident that an alert opened. */
export type AlertIncident = {
  readonly number: number;
  readonly open: boolean;
  readonly group: string;
  readonly alerts: readonly KnownAlert[];
};

/** What a message means for the incidents there are. */
export type AlertVerdict =
  | { readonly kind: "opens"; readonly alerts: readonly KnownAlert[] }
  | { readonly kind: "changes"; readonly incident: AlertIncident; readonly merged: Merged }
  /** It was told before, or is over before anybody knew of it. */
  | { readonly kind: "nothing" };

/** Whether a message opens an incident or belongs to one: the open one that knows one of its alerts, else the open one of its group. A firing that an incident has seen, open or closed, never opens a second. */
export function judgeAlerts(message: AlertMessage, incidents: readonly AlertIncident[]): AlertVerdict {
  const fingerprints = new Set(message.alerts.map(({ fingerprint }) => fingerprint));
  const knows = ({ alerts }: AlertIncident) => alerts.some(({ fingerprint }) => fingerprints.has(fingerprint));
  const open = incidents.filter((incident) => incident.open);
  const incident = open.find(knows) ?? open.find(({ group }) => group === message.group);
  if (incident !== undefined) {
    const merged = mergeAlerts(incident.alerts, message.alerts);
    return merged.began.length + merged.ended.length === 0
      ? { kind: "nothing" }
      : { kind: "changes", incident, merged };
  }
  const seen = incidents.flatMap(({ alerts }) => alerts);
  const fresh = mergeAlerts([], message.alerts).began.filter(
    (alert) => !seen.some(({ fingerprint, since }) => fingerprint === alert.fingerprint && since >= alert.since),
  );
  return fresh.length === 0 ? { kind: "nothing" } : { kind: "opens", alerts: fresh };
}
