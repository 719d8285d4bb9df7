import { severityOf } from "../../incident/incident-people.ts";
import { spellOf } from "../../incident/lacks-of.ts";
import type { IncidentView } from "../../render/incident/incident-view.ts";
import { lookHereFirst } from "../../render/look-here-first.ts";
import { addMillis } from "../../time/instant.ts";
import type { World } from "../world.ts";
import type { WatchedIncident } from "./watched-incident.ts";

/** What the comments of an incident show of it at the instant of the pass. */
export function incidentViewOf(world: World, watched: WatchedIncident): IncidentView {
  const { incident, rules, clocks, roster, issue } = watched;
  const { monitor } = rules.incidents.times;
  const { mitigated, ended } = spellOf(incident);
  const stable = mitigated === undefined ? undefined : addMillis(mitigated.at, monitor);
  const until = ended !== undefined && ended < world.now ? ended : world.now;
  const runbooks = [...rules.incidents.runbooks].flatMap(([label, path]) =>
    issue.labels.includes(label) ? [{ label, path }] : [],
  );
  const began = incident.started ?? incident.detected;
  return {
    incident,
    severity: severityOf(rules, incident.severity),
    clocks,
    zone: world.playbook.zone,
    service: serviceOf(issue.labels),
    rows: roster.rows,
    commander: roster.commander,
    communicator: roster.called.communicator,
    deciders: roster.called.deciders,
    escalation: { people: roster.called.escalation, title: roster.titles.escalation },
    told: roster.toTell.filter((login) => !roster.team.includes(login)),
    stableSince: stable !== undefined && stable <= until ? stable : undefined,
    monitor,
    postMortem: undefined,
    lookHere: lookHereFirst(
      { began, runbooks, suspects: [], similar: [], duplicates: [], unread: [] },
      world.playbook.zone,
    ),
  };
}

/** What breaks, as a label like `area/checkout` says. */
function serviceOf(labels: readonly string[]): string | undefined {
  const label = labels.toSorted().find((one) => /^(?:area|service|component)[/:]/i.test(one));
  return label?.replace(/^[^/:]*[/:]\s*/, "");
}
