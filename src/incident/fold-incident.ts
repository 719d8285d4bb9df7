import type { Issue } from "../snapshot/issue.ts";
import type { Timeline } from "../snapshot/timeline.ts";
import type { IncidentRules } from "./incident-rules.ts";
import type { Incident } from "./incident.ts";
import { replay } from "./replay.ts";

/** Everything known of an incident, exact to the second and whatever the order of the entries; undefined where the issue never was one. */
export function foldIncident(issue: Issue, timeline: Timeline, rules: IncidentRules): Incident | undefined {
  return replay(issue, timeline, rules)?.incident;
}
