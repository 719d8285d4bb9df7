import { clocksOf } from "../../incident/clocks-of.ts";
import { isOver } from "../../incident/lacks-of.ts";
import { isOneOf } from "../../incident/incident-people.ts";
import type { Incident } from "../../incident/incident.ts";
import { mayTriage } from "../../incident/may-command.ts";
import { type Classified, classify } from "../../incident/triage/classify.ts";
import { reportOf } from "../../incident/triage/report-of.ts";
import { classificationWords } from "../../render/classification-words.ts";
import { readMarker } from "../../markdown/marker.ts";
import type { World } from "../world.ts";
import { rosterOf } from "./roster.ts";
import type { WatchedIncident } from "./watched-incident.ts";

/** Triage of an incident that came without a severity: what a rule settles holds at once, as if the label stood already; what somebody must decide is proposed. */
export function triageIncident(world: World, watched: WatchedIncident): WatchedIncident {
  const { incident, rules, working } = watched;
  if (incident.severity !== undefined || isOver(incident)) return watched;
  const classified = classifiedOf(world, watched);
  const [bot = "ghost"] = rules.authors;
  if (classified.kind !== "settled") {
    const by = classified.kind === "open" ? bot : incident.declared.by;
    const proposed = incident.proposed ?? { at: incident.declared.at, by, severity: classified.severity };
    return { ...watched, incident: { ...incident, proposed } };
  }
  const { severity } = classified;
  const change = { at: world.now, by: bot, severity, why: undefined };
  const settled: Incident = { ...incident, severity, severities: [change], proposed: undefined };
  return {
    ...watched,
    incident: settled,
    clocks: clocksOf(settled, rules, working),
    roster: rosterOf(world, settled, rules),
  };
}

/** Which rule gave an incident its severity, and how to change that; undefined where people did, or an alert that says so in the issue itself. */
export function triageWords(world: World, watched: WatchedIncident): string | undefined {
  const { incident, issue, rules } = watched;
  const [first] = incident.severities;
  const ours = isOneOf(issue.author, rules.authors) && readMarker(issue.body)?.kind === "alert";
  if (ours || (first !== undefined && !isOneOf(first.by, rules.authors))) return undefined;
  const classified = classifiedOf(world, watched);
  if (incident.severity !== undefined && classified.severity !== incident.severity) return undefined;
  return classificationWords(classified, world.playbook.file);
}

/** Whoever may triage may raise, and an alert whose sender is known. */
function classifiedOf({ playbook }: World, { incident, issue, rules }: WatchedIncident): Classified {
  const { by } = incident.declared;
  const level = rules.permissions.get(by.toLowerCase()) ?? rules.labellers.get(by.toLowerCase()) ?? "none";
  const mayRaise = isOneOf(by, rules.authors) || mayTriage(level);
  return classify(reportOf(issue), playbook.incidents.classify, { mayRaise });
}
