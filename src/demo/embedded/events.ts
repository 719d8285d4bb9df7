import type { EventRow, IssueRow, UserRow } from "./rows.ts";
import type { World } from "./world.ts";

/** Writes down what somebody did to an item, for its timeline. */
export function recordEvent(
  world: World,
  issue: IssueRow,
  event: string,
  actor: UserRow,
  more: Partial<EventRow> = {},
): void {
  world.rows.issueEvents.insert({
    repo_id: issue.repo_id,
    issue_number: issue.number,
    event,
    actor_id: actor.id,
    commit_id: null,
    label: null,
    subject_id: null,
    rename: null,
    state_reason: null,
    source_number: null,
    ...more,
  });
}

/** Writes into the timelines of the items named as `#12` in a text that they were mentioned there. */
export function recordMentions(world: World, source: IssueRow, text: string | null, actor: UserRow): void {
  const numbers = new Set(Array.from((text ?? "").matchAll(/(?<![\w/&#])#(\d{1,9})\b/g), (match) => Number(match[1])));
  for (const number of numbers) {
    const mentioned = world.rows.issues
      .findBy("number", number)
      .find((row) => row.repo_id === source.repo_id && !row.deleted);
    if (mentioned === undefined || number === source.number || isKnown(world, mentioned, source.number)) continue;
    recordEvent(world, mentioned, "cross-referenced", actor, { source_number: source.number });
  }
}

function isKnown(world: World, issue: IssueRow, source: number): boolean {
  return world.rows.issueEvents
    .findBy("issue_number", issue.number)
    .some((row) => row.repo_id === issue.repo_id && row.event === "cross-referenced" && row.source_number === source);
}

/** Writes down what became different in title, labels and people of an item. */
export function recordChanges(world: World, actor: UserRow, before: IssueRow, after: IssueRow): void {
  if (before.title !== after.title)
    recordEvent(world, after, "renamed", actor, { rename: { from: before.title, to: after.title } });
  for (const id of without(before.label_ids, after.label_ids)) recordLabel(world, actor, after, "unlabeled", id);
  for (const id of without(after.label_ids, before.label_ids)) recordLabel(world, actor, after, "labeled", id);
  for (const id of without(before.assignee_ids, after.assignee_ids))
    recordEvent(world, after, "unassigned", actor, { subject_id: id });
  for (const id of without(after.assignee_ids, before.assignee_ids))
    recordEvent(world, after, "assigned", actor, { subject_id: id });
}

function recordLabel(world: World, actor: UserRow, issue: IssueRow, event: string, id: number): void {
  const label = world.rows.labels.get(id);
  if (label !== undefined) recordEvent(world, issue, event, actor, { label: { name: label.name, color: label.color } });
}

function without(ids: readonly number[], others: readonly number[]): number[] {
  return ids.filter((id) => !others.includes(id));
}
