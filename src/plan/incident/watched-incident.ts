import { ownerOf } from "../../cadence/owner.ts";
import { workingTimeOf } from "../../cadence/setting.ts";
import type { Clock } from "../../incident/clock.ts";
import { clocksOf } from "../../incident/clocks-of.ts";
import type { IncidentRules } from "../../incident/incident-rules.ts";
import { commandersIn, labellersIn } from "../../incident/logins-to-judge.ts";
import { type Replay, replay } from "../../incident/replay.ts";
import type { Problem } from "../../operation/plan.ts";
import type { Issue } from "../../snapshot/issue.ts";
import type { Permission } from "../../snapshot/permission.ts";
import type { Timeline } from "../../snapshot/timeline.ts";
import type { WorkingTime } from "../../time/working-hours.ts";
import { localOf } from "../../time/zone.ts";
import { mergeOf, type PostMortemState, postMortemState } from "../post-mortem/post-mortem-state.ts";
import type { World } from "../world.ts";
import { type IncidentMemory, memoryIn } from "./incident-memory.ts";
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
};

/** What came of looking at an issue: an incident, none, something still to be read, or what could not be. */
export type Watched =
  | { readonly kind: "incident"; readonly watched: WatchedIncident }
  | { readonly kind: "ordinary" }
  | { readonly kind: "missing" }
  | { readonly kind: "failed"; readonly problem: Problem };

/** Looks at an issue that bears, or bore, the label of an incident. */
export function watchIncident(world: World, issue: Issue): Watched {
  const { facts, playbook, snapshot } = world;
  const read = facts.ask<"timeline">({ kind: "timeline", issue: issue.number });
  if (read.kind !== "value") return read;
  const timeline = read.value;
  const memory = memoryIn(timeline, snapshot.authors);
  const judged = { authors: snapshot.authors, incidents: playbook.incidents };
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
  const working = workingTimeOf(world.setting, playbook.zone);
  const postMortem = postMortemState(world, told.incident);
  const clocks = clocksOf(told.incident, rules, working, mergeOf(postMortem));
  const roster = rosterOf(world, told.incident, rules);
  return {
    kind: "incident",
    watched: { ...told, issue, timeline, rules, memory, clocks, roster, working, postMortem },
  };
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
