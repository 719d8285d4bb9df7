import { INCIDENT_LABEL } from "../incident/declare.ts";
import type { Label } from "../operation/operation.ts";
import type { Severity, SeverityId } from "../playbook/incidents.ts";
import type { Pace } from "../playbook/playbook.ts";

const PACES: Readonly<Record<Pace, { readonly color: string; readonly description: string }>> = {
  continuous: { color: "0e8a7d", description: "A duty that never ends" },
  daily: { color: "1d9bb0", description: "Comes every day" },
  weekly: { color: "2f81c7", description: "Comes every week" },
  "two-weeks": { color: "4a6fd0", description: "Comes every two weeks" },
  monthly: { color: "6a5acd", description: "Comes every month" },
  quarterly: { color: "8a4fbf", description: "Comes every quarter" },
  yearly: { color: "a5479f", description: "Comes every year" },
  custom: { color: "5f7388", description: "Comes by a rule of its own" },
};

/** The label of what comes at one pace: `almanac:weekly`; colours run from green to violet as it gets rarer. */
export function paceLabel(pace: Pace): Label {
  return { name: `almanac:${pace}`, ...PACES[pace] };
}

/** The label of the almanac issue. */
export const almanacLabel: Label = {
  name: "almanac:dashboard",
  color: "0f4c5c",
  description: "What is due next, what is open, what needs somebody",
};

/** The label of the sign-off before anything recurring starts. */
export const gateLabel: Label = {
  name: "almanac:gate",
  color: "b8860b",
  description: "Holds back everything recurring until it is signed off",
};

/** The label of a list of what would have been too many issues at once. */
export const digestLabel: Label = {
  name: "almanac:digest",
  color: "5f7388",
  description: "Several obligations in one issue",
};

/** The label of a pull request with a report. */
export const reportLabel: Label = {
  name: "almanac:report",
  color: "2e8b57",
  description: "A draft report; merging it delivers it",
};

/** The label of a severity: red to grey as it gets less grave. */
export function labelOfSeverity({ id, title, definition }: Severity): Label {
  return { name: id, color: SEVERITIES[id], description: `${title}: ${definition}`.slice(0, 100) };
}

const SEVERITIES: Readonly<Record<SeverityId, string>> = { P0: "b60205", P1: "d93f0b", P2: "fbca04", P3: "bfc5cc" };

/** The label of an incident whose severity nobody has settled. */
export const incidentLabel: Label = {
  name: INCIDENT_LABEL,
  color: "b60205",
  description: "Something is broken; its severity is to be settled",
};

/** The label of an incident that waits for the next sprint. */
export const backlogLabel: Label = {
  name: "almanac:backlog",
  color: "5f7388",
  description: "For the next sprint",
};

/** The label of an issue about a target that was missed. */
export const targetLabel: Label = {
  name: "almanac:target",
  color: "c2571a",
  description: "A target missed in two periods running; two good ones close it",
};
