import { ownerOf } from "../../cadence/owner.ts";
import { workingTimeOf } from "../../cadence/setting.ts";
import type { Clock } from "../../incident/clock.ts";
import { clocksOf } from "../../incident/clocks-of.ts";
import type { IncidentRules } from "../../incident/incident-rules.ts";
import { confidentialTo } from "../../incident/confidential-to.ts";
import { commandersIn, labellersIn } from "../../incident/logins-to-judge.ts";
import { veiledIncident } from "../../incident/veiled-incident.ts";
import type { Incident } from "../../incident/incident.ts";
import { privateEntries } from "../../incident/private-entries.ts";
import { type Replay, replay } from "../../incident/replay.ts";
import type { Problem } from "../../operation/plan.ts";
import type { Playbook } from "../../playbook/playbook.ts";
import type { Issue } from "../../snapshot/issue.ts";
import type { PrivatePlace } from "../../snapshot/private-place.ts";
import type { Permission } from "../../snapshot/permission.ts";
import type { Timeline } from "../../snapshot/timeline.ts";
import type { WorkingTime } from "../../time/working-hours.ts";
import { localOf } from "../../time/zone.ts";
import { mergeOf, type PostMortemState, postMortemState } from "../post-mortem/post-mortem-state.ts";
import type { World } from "../world.ts";
import { type IncidentMemory, joinMemories, memoryIn } from "./incident-memory.ts";
import { type Roster, rosterOf } from "./roster.ts";

/** An incident with all that a plan for it looks at. */
export type WatchedIncident = Replay & {
  readonly issue: Issue;
  readonly timeline: Timeline;
  readonly rules: IncidentRules & { readonly labellers: ReadonlyMap<string, Permission> };
  readonly memory: IncidentMemory;
  readonly clocks: readonly Clock[];
  readonly roster: Roster;
  readonly working: WorkingTime;
  readonly postMortem: PostMortemState;
  /** Where a confidential one is handled; undefined where it is no secret. */
  readonly secret: Secret | undefined;
  /** What we have said and done about it in private. */
  readonly hidden: IncidentMemory;
};

/** The private repository in which an incident is handled, and what was found there. */
export type Secret = { readonly repository: string; readonly place: PrivatePlace };

/** What came of looking at an issue: an incident, none, something still to be read, or what could not be. */
export type Watched =
  | { readonly kind: "incident"; readonly watched: WatchedIncident }
  | { readonly kind: "ordinary" }
  | { readonly kind: "missing" }
  | { readonly kind: "failed"; readonly problem: Problem };

/** Looks at an issue that bears, or bore, the label of an incident; what was said of a confidential one in private counts like what was said here. */
export function watchIncident(world: World, issue: Issue, secret?: Secret): Watched {
  const { facts, playbook, snapshot } = world;
  const read = facts.ask<"timeline">({ kind: "timeline", issue: issue.number });
  if (read.kind !== "value") return read;
  const judged = { authors: snapshot.authors, incidents: playbook.incidents };
  const hidden = secret?.place.kind === "open" ? secret.place.issue : undefined;
  const entries = hidden === undefined ? [] : privateEntries(hidden, snapshot.authors[0] ?? "ghost");
  const timeline = [...read.value, ...entries];
  // Asked for together with permissions, which saves a round of reading.
  if (secret === undefined)
    for (const repository of likelyPlaces(issue, timeline, judged.incidents))
      facts.ask<"private-place">({ kind: "private-place", repository, incident: issue.number });
  const said = { here: memoryIn(read.value, snapshot.authors), there: memoryIn(entries, snapshot.authors) };
  const memory = joinMemories(said.here, said.there);
  const labellers = new Map(memory.permissions);
  const permissions = new Map<string, Permission>();
  const fresh = labellersIn(timeline, judged).filter((login) => !labellers.has(login));
  const logins = [...new Set([...fresh, ...commandersIn(timeline, judged)])];
  const answers = logins.map((login) => ({ login, asked: facts.ask<"permission">({ kind: "permission", login }) }));
  for (const { login, asked } of answers) {
    if (asked.kind === "failed") return asked;
    if (asked.kind === "missing") continue;
    permissions.set(login, asked.value);
    if (fresh.includes(login)) labellers.set(login, asked.value);
  }
  if (permissions.size < answers.length) return { kind: "missing" };
  const rules = { ...incidentRulesOf(world, permissions, issue.labels), labellers };
  const told = replay(issue, timeline, rules);
  if (told === undefined) return { kind: "ordinary" };
  const repository = secret === undefined ? confidentialTo(told.incident, playbook.incidents) : undefined;
  if (repository !== undefined) {
    const found = secretOf(world, repository, issue.number);
    return found === "missing" ? { kind: "missing" } : watchIncident(world, issue, found);
  }
  const working = workingTimeOf(world.setting, playbook.zone);
  const postMortem = postMortemState(world, told.incident);
  const clocks = clocksOf(told.incident, rules, working, mergeOf(postMortem));
  const roster = rosterOf(world, told.incident, rules);
  return {
    kind: "incident",
    watched: {
      ...told,
      issue,
      timeline,
      rules,
      memory,
      clocks,
      roster,
      working,
      postMortem,
      secret,
      hidden: said.there,
    },
  };
}

/** An incident as reports may tell of it. */
export function openly({ incident, secret, rules }: WatchedIncident): Incident {
  return secret === undefined ? incident : veiledIncident(incident, rules.incidents, secret.place.kind === "open");
}

/** What is found of an incident in the private repository in which it is handled. */
export function secretOf({ facts }: Pick<World, "facts">, repository: string, incident: number): Secret | "missing" {
  const asked = facts.ask<"private-place">({ kind: "private-place", repository, incident });
  if (asked.kind === "missing") return "missing";
  return { repository, place: asked.kind === "value" ? asked.value : { kind: "closed", because: "it did not answer" } };
}

/** Where it would be handled, if its labels or a command that names a flag make it confidential. */
function likelyPlaces(
  { labels }: Issue,
  timeline: Timeline,
  { flags, severities }: Playbook["incidents"],
): ReadonlySet<string> {
  const names = new Set([...labels, ...timeline.flatMap((entry) => (entry.kind === "labelled" ? [entry.label] : []))]);
  const flagged = timeline.some((entry) => entry.kind === "commented" && entry.body.includes("/flag"));
  return new Set([
    ...flags.flatMap(({ id, confidential }) => (flagged || names.has(id) ? (confidential ?? []) : [])),
    ...severities.flatMap(({ id, confidential }) => (names.has(id) ? (confidential ?? []) : [])),
  ]);
}

/** What incidents are folded by in this playbook. */
export function incidentRulesOf(
  { playbook, snapshot, away }: Pick<World, "playbook" | "snapshot" | "away">,
  permissions: ReadonlyMap<string, Permission>,
  labels: readonly string[] = [],
): IncidentRules {
  const { incidents, zone, decisionAuthority } = playbook;
  return {
    incidents,
    zone,
    authors: snapshot.authors,
    permissions,
    decisionAuthority,
    holders: (role, at) => ownerOf(playbook, role, localOf(at, zone).date, away, labels).people,
  };
}
