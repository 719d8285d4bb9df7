import { feltUntil } from "../../incident/felt-until.ts";
import { publicStatus } from "../../incident/status/public-status.ts";
import { readForm } from "../../incident/triage/read-form.ts";
import { severityOf } from "../../incident/incident-people.ts";
import { spellOf } from "../../incident/lacks-of.ts";
import type { IncidentView } from "../../render/incident/incident-view.ts";
import { userNotice } from "../../render/status-files.ts";
import type { Issue } from "../../snapshot/issue.ts";
import { addMillis } from "../../time/instant.ts";
import { mergeOf } from "../post-mortem/post-mortem-state.ts";
import type { World } from "../world.ts";
import { lookHere } from "./look-here.ts";
import { triageWords } from "./triage-incident.ts";
import type { WatchedIncident } from "./watched-incident.ts";

/** What the comments of an incident show of it at the instant of the pass. */
export function incidentViewOf(world: World, watched: WatchedIncident): IncidentView {
  const { incident, rules, clocks, roster, issue } = watched;
  const { monitor } = rules.incidents.times;
  const { mitigated, ended } = spellOf(incident);
  const stable = mitigated === undefined ? undefined : addMillis(mitigated.at, monitor);
  const until = ended !== undefined && ended < world.now ? ended : world.now;
  return {
    incident,
    severity: severityOf(rules, incident.severity),
    clocks,
    zone: world.playbook.zone,
    service: serviceOf(issue),
    rows: roster.rows,
    commander: roster.commander,
    communicator: roster.called.communicator,
    deciders: roster.called.deciders,
    escalation: { people: roster.called.escalation, title: roster.titles.escalation },
    told: roster.toTell.filter((login) => !roster.team.includes(login)),
    stableSince: stable !== undefined && stable <= until ? stable : undefined,
    monitor,
    postMortem: mergeOf(watched.postMortem),
    lookHere: lookHere(world, watched),
    triage: triageWords(world, watched),
    userNotice: noticeFor(world, watched),
  };
}

/** Drafted for whoever talks to users, from what was written for them last. */
function noticeFor({ playbook, now }: World, { incident, issue, clocks }: WatchedIncident): string | undefined {
  const next = clocks.find(({ id, stopped }) => id === "update" && stopped === undefined)?.due;
  const [shown] = publicStatus([], [{ incident, service: serviceOf(issue) ?? playbook.product, next }], now);
  return shown === undefined ? undefined : userNotice(shown, playbook.product, playbook.zone, feltUntil(incident));
}

/** What breaks, as a label like `area/checkout` says, or who reported it. */
export function serviceOf({ labels, body }: Pick<Issue, "labels" | "body">): string | undefined {
  const label = labels.toSorted().find((one) => /^(?:area|service|component)[/:]/i.test(one));
  return label?.replace(/^[^/:]*[/:]\s*/, "") ?? readForm(body)?.service;
}
