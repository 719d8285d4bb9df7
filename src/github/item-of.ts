import { readMarker } from "../markdown/marker.ts";
import type { Item } from "../snapshot/item.ts";
import { parseInstant } from "../time/instant.ts";
import type { RowOf } from "./read-pages.ts";

/** An issue or pull request as GitHub lists it. */
export type IssueRow = RowOf<"GET /repos/{owner}/{repo}/issues">;

/** The item a row is, if one of `authors` (in lower case) wrote it and it bears a marker of ours. */
export function itemOf(row: IssueRow, authors: ReadonlySet<string>): Item | undefined {
  const body = row.body ?? "";
  const author = row.user?.login ?? "";
  const marker = authors.has(author.toLowerCase()) ? readMarker(body) : undefined;
  if (marker === undefined) return undefined;
  return {
    kind: row.pull_request === undefined ? "issue" : "pull-request",
    number: row.number,
    title: row.title,
    body,
    author,
    marker,
    state: row.state === "open" ? "open" : "closed",
    stateReason: row.state === "open" || row.state_reason === "reopened" ? undefined : (row.state_reason ?? undefined),
    labels: labelNames(row),
    assignees: (row.assignees ?? []).map(({ login }) => login),
    createdAt: parseInstant(row.created_at),
    updatedAt: parseInstant(row.updated_at),
    closedAt: row.closed_at === null ? undefined : parseInstant(row.closed_at),
    mergedAt: mergedAt(row),
    comments: row.comments,
  };
}

/** The names of a row's labels. */
export function labelNames({ labels }: Pick<IssueRow, "labels">): string[] {
  return labels.map((label) => (typeof label === "string" ? label : (label.name ?? "")));
}

/** When a row's pull request was merged. */
export function mergedAt({ pull_request: pull }: IssueRow): Item["mergedAt"] {
  return pull?.merged_at === undefined || pull.merged_at === null ? undefined : parseInstant(pull.merged_at);
}
