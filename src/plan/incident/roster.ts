import { ownerOf } from "../../cadence/owner.ts";
import { deciders, distinct, severityOf, triageRoles } from "../../incident/incident-people.ts";
import type { IncidentRules } from "../../incident/incident-rules.ts";
import type { Incident } from "../../incident/incident.ts";
import { commandersOf } from "../../incident/may-command.ts";
import type { Called } from "../../incident/clock.ts";
import type { Instant } from "../../time/instant.ts";
import { localOf } from "../../time/zone.ts";
import type { World } from "../world.ts";

/** Who has which part in an incident. Logins, and teams as `owner/team`. */
export type Roster = {
  readonly rows: readonly RosterRow[];
  readonly commander: string | undefined;
  /** Everybody who responds. */
  readonly team: readonly string[];
  /** Everybody who is called in or told: the team, stakeholders, and those whom flags call. */
  readonly toTell: readonly string[];
  readonly stakeholders: readonly string[];
  readonly called: Readonly<Record<Called, readonly string[]>>;
  /** Title of the role that is asked when it lasts, and of the one that decides. */
  readonly titles: { readonly escalation: string; readonly authority: string };
};

/** One role in an incident: who has it, and what they do first. */
export type RosterRow = {
  readonly people: readonly string[];
  readonly title: string;
  readonly first: string;
  readonly leads: boolean;
};

/** The role that talks to users, where it belongs to the team. */
const COMMUNICATOR = "support-responder";
/** Leads the retrospective where the playbook names nobody. */
const POST_MORTEM = "workflow-optimizer";

/** Who has which part. Roles rotate; who has one when a severity comes to hold keeps it as long as that holds. */
export function rosterOf(world: World, incident: Incident, rules: IncidentRules): Roster {
  const { playbook } = world;
  const severity = severityOf(rules, incident.severity);
  const since = incident.severities.at(-1)?.at ?? incident.declared.at;
  const roles = severity?.team ?? (incident.severity === undefined ? triageRoles(rules) : []);
  const commander = commandersOf(incident, rules, since)[0];
  const rows = roles.map((role): RosterRow & { readonly id: string } => ({
    id: role,
    people: holdersOf(world, role, since),
    title: playbook.roles.get(role)?.title ?? role,
    first: rules.incidents.firstSteps.get(role) ?? "",
    leads: false,
  }));
  const given = incident.assignments.map(({ login, role }): RosterRow => ({
    people: [login],
    title: role,
    first: "",
    leads: false,
  }));
  const all = [...rows, ...given].map((row) => ({ ...row, leads: row.people[0] === commander && row === rows[0] }));
  const team = distinct([...all.flatMap(({ people }) => people), ...(commander === undefined ? [] : [commander])]);
  const people = (role: string | undefined) => (role === undefined ? [] : holdersOf(world, role, since));
  const stakeholders = distinct((severity?.stakeholders ?? []).flatMap(people));
  const flagged = incident.flags.flatMap(({ flag }) => rules.incidents.flags.find(({ id }) => id === flag)?.tell ?? []);
  const leading = commander === undefined ? deciders(rules, incident.severity, since) : [commander];
  const talks = rows.find(({ id }) => id === COMMUNICATOR)?.people.slice(0, 1) ?? [];
  const lead = rules.incidents.sequence.find(({ id }) => id === "post-mortem")?.roles[0] ?? POST_MORTEM;
  const title = (role: string | undefined) => (role === undefined ? "" : (playbook.roles.get(role)?.title ?? role));
  return {
    rows: all,
    commander,
    team,
    stakeholders,
    toTell: distinct([...team, ...stakeholders, ...flagged.flatMap(people)]),
    called: {
      team: team.length > 0 ? team : leading,
      commander: leading,
      communicator: talks.length > 0 ? talks : leading,
      escalation: people(severity?.escalate?.to),
      deciders: deciders(rules, incident.severity, since),
      triage: distinct(triageRoles(rules).flatMap(people)),
      "post-mortem-lead": people(lead),
    },
    titles: {
      escalation: title(severity?.escalate?.to),
      authority: title(severity?.authority ?? rules.decisionAuthority),
    },
  };
}

/** People and teams of a role on the day of an instant; a login stands for itself. */
function holdersOf({ playbook, away }: World, role: string, at: Instant): readonly string[] {
  const { people, teams } = ownerOf(playbook, role, localOf(at, playbook.zone).date, away);
  return [...people, ...teams];
}
