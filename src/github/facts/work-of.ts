import type { Work } from "../../snapshot/activity.ts";
import { parseInstant } from "../../time/instant.ts";
import { type IssueRow, labelNames, mergedAt } from "../item-of.ts";

/** So much of a text is kept: more is never quoted. */
export const OPENING = 400;

/** An issue or a pull request as reports tell of it. */
export function workOf(row: IssueRow): Work {
  return {
    number: row.number,
    title: row.title,
    url: row.html_url,
    author: row.user?.login ?? "ghost",
    labels: labelNames(row),
    createdAt: parseInstant(row.created_at),
    closedAt: row.closed_at === null ? undefined : parseInstant(row.closed_at),
    mergedAt: mergedAt(row),
    notPlanned: row.state_reason === "not_planned" || row.state_reason === "duplicate",
    assignees: (row.assignees ?? []).map(({ login }) => login),
    comments: row.comments,
    reactions: row.reactions?.total_count ?? 0,
    opening: (row.body ?? "").slice(0, OPENING),
  };
}
