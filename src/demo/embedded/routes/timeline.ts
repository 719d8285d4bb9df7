import type { RepoCall, RepoRoute, Reply } from "../call.ts";
import { formatComment } from "../format/comment.ts";
import { formatIssue } from "../format/issue.ts";
import { nodeId } from "../format/node-id.ts";
import { pageUrl, repositoryUrl } from "../format/urls.ts";
import { formatUserId } from "../format/user.ts";
import { findIssue, itemIn, itemRead } from "../items.ts";
import { pageOf } from "../page.ts";
import type { EventRow, IssueRow } from "../rows.ts";
import { formatReview } from "./reviews.ts";

const read = { accepts: itemRead, role: "read" } as const;

/** What happened to an item: all of it, or without what people wrote. */
export const timelineRoutes: readonly RepoRoute[] = [
  { method: "GET", pattern: "/issues/:number/timeline", needs: read, run: timeline },
  { method: "GET", pattern: "/issues/events", needs: read, run: everything },
  { method: "GET", pattern: "/issues/:number/events", needs: read, run: events },
];

function timeline(call: RepoCall): Reply {
  const rows = eventsOf(call, itemIn(call)).filter((row) => stillThere(call, row));
  return pageOf(call, rows, (row) => formatTimeline(call, row));
}

const written = ["commented", "reviewed", "cross-referenced"];

function events(call: RepoCall): Reply {
  const rows = eventsOf(call, itemIn(call)).filter((row) => !written.includes(row.event));
  return pageOf(call, rows, (row) => formatEvent(call, row));
}

/** The events of the whole repository, newest first, each with its issue. */
function everything(call: RepoCall): Reply {
  const { world, repo } = call;
  const rows = world.rows.issueEvents
    .findBy("repo_id", repo.id)
    .filter((row) => !written.includes(row.event))
    .toSorted((a, b) => b.id - a.id);
  return pageOf(call, rows, (row) => {
    const issue = findIssue(world, repo, row.issue_number);
    return { ...formatEvent(call, row), issue: issue === undefined ? null : formatIssue(world, repo, issue) };
  });
}

function eventsOf(call: RepoCall, issue: IssueRow): EventRow[] {
  return call.world.rows.issueEvents
    .findBy("issue_number", issue.number)
    .filter((row) => row.repo_id === issue.repo_id);
}

function stillThere(call: RepoCall, row: EventRow): boolean {
  return row.event !== "commented" || call.world.rows.comments.get(row.subject_id ?? 0) !== undefined;
}

function formatTimeline(call: RepoCall, row: EventRow): Readonly<Record<string, unknown>> {
  const { world, repo } = call;
  const actor = formatUserId(world, row.actor_id);
  const comment = row.event === "commented" ? world.rows.comments.get(row.subject_id ?? 0) : undefined;
  if (comment !== undefined) return { event: row.event, actor, ...formatComment(world, repo, comment) };
  const review = row.event === "reviewed" ? world.rows.reviews.get(row.subject_id ?? 0) : undefined;
  if (review !== undefined) return { event: row.event, ...formatReview(call, review) };
  const source = row.source_number === null ? undefined : findIssue(world, repo, row.source_number);
  if (source === undefined) return formatEvent(call, row);
  const times = { created_at: row.created_at, updated_at: row.updated_at };
  return { event: row.event, actor, ...times, source: { type: "issue", issue: formatIssue(world, repo, source) } };
}

function formatEvent(call: RepoCall, row: EventRow): Readonly<Record<string, unknown>> {
  const { world, repo } = call;
  const actor = formatUserId(world, row.actor_id);
  const subject = formatUserId(world, row.subject_id);
  return {
    id: row.id,
    node_id: nodeId("IssueEvent", row.id),
    url: `${repositoryUrl(world, repo)}/issues/events/${row.id}`,
    actor,
    event: row.event,
    commit_id: row.commit_id,
    commit_url: row.commit_id === null ? null : `${pageUrl(world, repo)}/commit/${row.commit_id}`,
    created_at: row.created_at,
    performed_via_github_app: null,
    ...(row.label !== null && { label: row.label }),
    ...(/^(un)?assigned$/.test(row.event) && { assignee: subject, assigner: actor }),
    ...(row.event === "review_requested" && { requested_reviewer: subject, review_requester: actor }),
    ...(row.rename !== null && { rename: row.rename }),
    ...(row.event === "closed" && { state_reason: row.state_reason }),
  };
}
