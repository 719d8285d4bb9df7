import { ownerOf } from "../cadence/owner.ts";
import { foldIncident } from "../incident/fold-incident.ts";
import type { Incident } from "../incident/incident.ts";
import { commandersIn, labellersIn } from "../incident/logins-to-judge.ts";
import type { Asked } from "../requirements/facts.ts";
import type { Issue } from "../snapshot/issue.ts";
import type { Permission } from "../snapshot/permission.ts";
import type { Instant } from "../time/instant.ts";
import { localOf } from "../time/zone.ts";
import type { World } from "./world.ts";

/** Labels of incidents that count in figures; a P3 waits for a sprint. */
const COUNTED = ["P0", "P1", "P2"];

/** Every incident that changed since an instant, by number, folded from its timeline. */
export function incidentsSince(world: World, since: Instant): Asked<readonly Incident[]> {
  const lists = COUNTED.map((label) => world.facts.ask<"labelled">({ kind: "labelled", label, since }));
  const failed = lists.find((list) => list.kind === "failed");
  if (failed !== undefined) return failed;
  const issues = new Map<number, Issue>();
  for (const list of lists) if (list.kind === "value") for (const issue of list.value) issues.set(issue.number, issue);
  const folded = [...issues.values()].sort((a, b) => a.number - b.number).map((issue) => fold(world, issue));
  const broken = folded.find((one) => one.kind === "failed");
  if (broken?.kind === "failed") return broken;
  if ([...lists, ...folded].some(({ kind }) => kind === "missing")) return { kind: "missing" };
  return { kind: "value", value: folded.flatMap((one) => (one.kind === "value" ? (one.value ?? []) : [])) };
}

function fold(world: World, issue: Issue): Asked<Incident | undefined> {
  const { facts, playbook, snapshot, away } = world;
  const timeline = facts.ask<"timeline">({ kind: "timeline", issue: issue.number });
  if (timeline.kind !== "value") return timeline;
  const judged = { authors: snapshot.authors, incidents: playbook.incidents };
  const permissions = new Map<string, Permission>();
  const logins = new Set([...labellersIn(timeline.value, judged), ...commandersIn(timeline.value, judged)]);
  const answers = [...logins].map((login) => ({
    login,
    asked: facts.ask<"permission">({ kind: "permission", login }),
  }));
  for (const { login, asked } of answers) {
    if (asked.kind === "failed") return asked;
    if (asked.kind === "value") permissions.set(login, asked.value);
  }
  if (permissions.size < answers.length) return { kind: "missing" };
  const incident = foldIncident(issue, timeline.value, {
    ...judged,
    zone: playbook.zone,
    permissions,
    decisionAuthority: playbook.decisionAuthority,
    holders: (role, at) => ownerOf(playbook, role, localOf(at, playbook.zone).date, away, issue.labels).people,
  });
  return { kind: "value", value: incident };
}
