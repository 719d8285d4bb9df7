import type { SeverityId } from "../playbook/incidents.ts";
import type { Issue } from "../snapshot/issue.ts";
import type { Permission } from "../snapshot/permission.ts";
import type { TimelineEntry } from "../snapshot/timeline.ts";
import { localOf } from "../time/zone.ts";
import { isOneOf } from "./incident-people.ts";
import type { IncidentRules } from "./incident-rules.ts";
import type { Incident } from "./incident.ts";
import { mayTriage } from "./may-command.ts";

/** The label of an incident whose severity nobody has settled. */
export const INCIDENT_LABEL = "incident";

/** A label set on an issue. */
export type Labelled = Extract<TimelineEntry, { kind: "labelled" | "unlabelled" }>;

/** The severity whose label this is. */
export function severityLabel(label: string, { incidents }: Pick<IncidentRules, "incidents">): SeverityId | undefined {
  return incidents.severities.find(({ id }) => id === label.toUpperCase())?.id;
}

/** Whether a label makes, or was meant to make, an issue an incident. */
export function isIncidentLabel(label: string, rules: Pick<IncidentRules, "incidents">): boolean {
  return severityLabel(label, rules) !== undefined || label.toLowerCase() === INCIDENT_LABEL;
}

/** What somebody who set a label might do then. */
export function labellerPermission(login: string, { labellers, permissions }: IncidentRules): Permission {
  const key = login.toLowerCase();
  return labellers?.get(key) ?? permissions.get(key) ?? "none";
}

/** The incident that a label begins; undefined where it begins none: another label, or one from before the day from which they count. */
export function declare(issue: Issue, entry: Labelled, rules: IncidentRules): Incident | undefined {
  const { from } = rules.incidents;
  if (!isIncidentLabel(entry.label, rules)) return undefined;
  if (from !== undefined && localOf(entry.at, rules.zone).date < from) return undefined;
  const deed = { at: entry.at, by: entry.actor };
  const severity = severityLabel(entry.label, rules);
  const may = isOneOf(entry.actor, rules.authors) || mayTriage(labellerPermission(entry.actor, rules));
  return {
    number: issue.number,
    title: issue.title,
    severity: may ? severity : undefined,
    severities: may && severity !== undefined ? [{ ...deed, severity, why: undefined }] : [],
    proposed: may || severity === undefined ? undefined : { ...deed, severity },
    declared: deed,
    detected: entry.at,
    started: undefined,
    acknowledged: undefined,
    mitigated: undefined,
    resolved: undefined,
    spells: [{ from: entry.at, acknowledged: undefined, mitigated: undefined, ended: undefined }],
    commander: undefined,
    assignments: [],
    status: "investigating",
    statuses: [{ ...deed, status: "investigating", text: "" }],
    updates: [],
    notes: [],
    handoffs: [],
    verified: undefined,
    fixes: [],
    reopenings: [],
    waiver: undefined,
    flags: [],
    duplicateOf: undefined,
    falseAlarm: undefined,
    heard: [],
    attempts: [],
    participants: [],
  };
}
