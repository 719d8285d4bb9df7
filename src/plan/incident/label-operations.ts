import { isIncidentLabel, severityLabel as severityOfLabel } from "../../incident/declare.ts";
import { severityOf } from "../../incident/incident-people.ts";
import type { Operation } from "../../operation/operation.ts";
import { backlogLabel, labelOfSeverity } from "../../render/label.ts";
import type { WatchedIncident } from "./watched-incident.ts";

/** A person who takes the label off again and again is left alone after so many times. */
const PATIENCE = 3;

/** Brings the labels in line with the severity that holds: it alone stays, others go with the reason; a P3 joins the backlog. */
export function labelOperations({ incident, issue, rules, timeline }: WatchedIncident): readonly Operation[] {
  const { severity } = incident;
  if (severity === undefined || issue.state === "closed") return [];
  const { number, labels } = issue;
  const others = labels.filter((label) => isIncidentLabel(label, rules) && severityOfLabel(label, rules) !== severity);
  const has = labels.some((label) => severityOfLabel(label, rules) === severity);
  const takenOff = timeline.filter(
    (entry) => entry.kind === "unlabelled" && severityOfLabel(entry.label, rules) === severity,
  );
  const means = severityOf(rules, severity);
  const set = incident.severities.at(-1);
  const backlog = severity === "P3" && !labels.includes(backlogLabel.name) && !isTakenOff(timeline, backlogLabel.name);
  const added = [
    ...(has || means === undefined || takenOff.length > PATIENCE ? [] : [labelOfSeverity(means)]),
    ...(backlog ? [backlogLabel] : []),
  ];
  return [
    ...(added.length === 0
      ? []
      : [
          {
            kind: "add-labels",
            key: `incident:label:${number}`,
            issue: number,
            labels: added,
            reason: backlog
              ? "What is cosmetic waits for the next sprint."
              : `${severity} holds, set by ${set?.by ?? "somebody"}.`,
          } as const,
        ]),
    ...others.map(
      (label) =>
        ({
          kind: "remove-label",
          key: `incident:unlabel:${number}:${label}`,
          issue: number,
          label,
          reason: `One severity holds at a time: ${severity}, set by ${set?.by ?? "somebody"}.`,
        }) as const,
    ),
  ];
}

/** What people took off stays off. */
function isTakenOff(timeline: WatchedIncident["timeline"], label: string): boolean {
  return timeline.some((entry) => entry.kind === "unlabelled" && entry.label === label);
}
