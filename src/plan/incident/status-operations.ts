import { distinct } from "../../incident/incident-people.ts";
import { isOver } from "../../incident/lacks-of.ts";
import { withHiddenJson } from "../../markdown/hidden-data.ts";
import type { Operation } from "../../operation/operation.ts";
import { confidentialStub } from "../../render/incident/confidential-stub.ts";
import { renderIncidentStatus } from "../../render/incident/incident-status.ts";
import type { IncidentView } from "../../render/incident/incident-view.ts";
import { MEMORY, memoryData } from "./incident-memory.ts";
import type { WatchedIncident } from "./watched-incident.ts";

/** The first response: who is assigned, and the comment that is kept current; later that comment, where a fact has changed. Nobody is called for what waits for the next sprint. */
export function statusOperations(
  watched: WatchedIncident,
  view: IncidentView,
): { readonly first: readonly Operation[]; readonly later: readonly Operation[] } {
  const { memory, issue } = watched;
  const { number } = issue;
  const calls = watched.incident.severity !== "P3" && issue.state === "open" && !isOver(watched.incident);
  const assign = assignment(watched, calls);
  if (memory.status === undefined) {
    const told = calls ? watched.roster.toTell : [];
    const body = bodyOf(watched, view, { calls, told });
    const reason = `${view.severity?.id ?? "An incident"} begins: who does what, by when.`;
    const post: Operation = {
      kind: "comment",
      key: `incident:status:${number}`,
      issue: number,
      body,
      pin: true,
      reason,
    };
    return { first: [...assign, post], later: [] };
  }
  const { status } = memory;
  const body = bodyOf(watched, view, { calls: false, told: memory.told });
  const standing = withoutMemory(status.body);
  const same =
    standing === withoutMemory(body) ||
    standing === withoutMemory(bodyOf(watched, view, { calls: true, told: memory.told }));
  const update: Operation = {
    kind: "update-comment",
    key: `incident:status:${number}`,
    issue: number,
    comment: status.id,
    body,
    reason: "A fact of the incident has changed.",
  };
  return { first: assign, later: same ? [] : [update] };
}

function bodyOf(
  { memory, rules, timeline, issue, secret }: WatchedIncident,
  view: IncidentView,
  { calls, told }: { readonly calls: boolean; readonly told: readonly string[] },
): string {
  const actors = new Set(timeline.map(({ actor }) => actor.toLowerCase()));
  const permissions = new Map([...rules.labellers].filter(([login]) => actors.has(login)));
  const data = memoryData({ said: memory.said, told: distinct(told), permissions, notices: memory.notices });
  return secret === undefined
    ? renderIncidentStatus(view, { calls, memory: data, number: issue.number })
    : confidentialStub(view, { memory: data, number: issue.number });
}

/** What is remembered changes with every word of ours; that alone is no reason to write. */
function withoutMemory(body: string): string {
  return withHiddenJson(body, MEMORY, null);
}

/** GitHub takes ten people; those who were asked before and are not assigned were taken off, and that is respected. */
function assignment({ roster, memory, issue }: WatchedIncident, calls: boolean): readonly Operation[] {
  const has = (people: readonly string[], login: string) =>
    people.some((one) => one.toLowerCase() === login.toLowerCase());
  const people = roster.team.filter((login) => !login.includes("/"));
  const fresh = people.filter((login) => !has(memory.told, login) && !has(issue.assignees, login));
  const room = Math.max(0, 10 - issue.assignees.length);
  const assignees = calls ? fresh.slice(0, room) : [];
  if (assignees.length === 0) return [];
  const key = `incident:assign:${issue.number}`;
  return [{ kind: "add-assignees", key, issue: issue.number, assignees, reason: "They respond to this severity." }];
}
