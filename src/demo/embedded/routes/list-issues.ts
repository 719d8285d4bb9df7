import type { RepoCall } from "../call.ts";
import { findLabel } from "../items.ts";
import type { IssueRow } from "../rows.ts";
import { findUser } from "../seed.ts";

/** The items a list asks for, issues and pull requests mixed, in the order it asks for. */
export function listIssues(call: RepoCall): IssueRow[] {
  const filters = [
    byState(call),
    byCreator(call),
    byAssignee(call),
    byLabels(call),
    byMilestone(call),
    bySince(call),
  ].filter((one) => one !== undefined);
  const rows = call.world.rows.issues
    .findBy("repo_id", call.repo.id)
    .filter((issue) => !issue.deleted && filters.every((filter) => filter(issue)));
  return sortItems(rows, call.query.get("sort"), call.query.get("direction"));
}

type Filter = (issue: IssueRow) => boolean;

/** Newest first unless told otherwise; what is equal is ordered by number. */
export function sortItems<
  T extends { readonly number: number; readonly created_at: string; readonly updated_at: string },
>(rows: readonly T[], sort: string | null, direction: string | null): T[] {
  const key = (row: T): string | number => {
    if (sort === "comments" && "comments" in row && typeof row.comments === "number") return row.comments;
    return sort === "updated" ? row.updated_at : row.created_at;
  };
  const sign = direction === "asc" ? 1 : -1;
  return rows.toSorted((a, b) => {
    const [left, right] = [key(a), key(b)];
    return sign * (left < right ? -1 : left > right ? 1 : a.number - b.number);
  });
}

/** Open ones unless `state` says otherwise. */
export function byState(call: RepoCall): ((issue: { readonly state: string }) => boolean) | undefined {
  const state = call.query.get("state") ?? "open";
  return state === "all" ? undefined : (issue) => issue.state === state;
}

function byCreator(call: RepoCall): Filter | undefined {
  const creator = call.query.get("creator");
  if (creator === null) return undefined;
  const id = findUser(call.world, creator)?.id;
  return (issue) => issue.user_id === id;
}

function byAssignee(call: RepoCall): Filter | undefined {
  const assignee = call.query.get("assignee");
  if (assignee === null) return undefined;
  if (assignee === "none") return (issue) => issue.assignee_ids.length === 0;
  if (assignee === "*") return (issue) => issue.assignee_ids.length > 0;
  const id = findUser(call.world, assignee)?.id;
  return (issue) => id !== undefined && issue.assignee_ids.includes(id);
}

function byLabels(call: RepoCall): Filter | undefined {
  const names = (call.query.get("labels") ?? "").split(",").filter((name) => name.trim() !== "");
  if (names.length === 0) return undefined;
  const ids = names.map((name) => findLabel(call.world, call.repo, name.trim())?.id);
  return (issue) => ids.every((id) => id !== undefined && issue.label_ids.includes(id));
}

function byMilestone(call: RepoCall): Filter | undefined {
  const wanted = call.query.get("milestone");
  if (wanted === null) return undefined;
  if (wanted === "none") return (issue) => issue.milestone_id === null;
  if (wanted === "*") return (issue) => issue.milestone_id !== null;
  const id = call.world.rows.milestones
    .findBy("repo_id", call.repo.id)
    .find((row) => row.number === Number(wanted))?.id;
  return (issue) => id !== undefined && issue.milestone_id === id;
}

function bySince(call: RepoCall): Filter | undefined {
  const since = Date.parse(call.query.get("since") ?? "");
  if (Number.isNaN(since)) return undefined;
  return (issue) => Date.parse(issue.updated_at) >= since;
}
