import type { Issue } from "../snapshot/issue.ts";
import { parseInstant } from "../time/instant.ts";
import { type IssueRow, labelNames } from "./item-of.ts";

/** A row of a list as an issue of anybody; undefined for a pull request. */
export function issueOf(row: IssueRow): Issue | undefined {
  if (row.pull_request !== undefined) return undefined;
  return {
    number: row.number,
    title: row.title,
    body: row.body ?? "",
    author: row.user?.login ?? "ghost",
    state: row.state === "open" ? "open" : "closed",
    stateReason: row.state === "open" || row.state_reason === "reopened" ? undefined : (row.state_reason ?? undefined),
    labels: labelNames(row),
    assignees: (row.assignees ?? []).map(({ login }) => login),
    createdAt: parseInstant(row.created_at),
    updatedAt: parseInstant(row.updated_at),
    closedAt: row.closed_at === null ? undefined : parseInstant(row.closed_at),
  };
}
