import type { IssueRow, IssueTypeRow, MilestoneRow, PullRow, RepoRow } from "../rows.ts";
import type { World } from "../world.ts";
import { formatAssociation } from "./association.ts";
import { formatLabel } from "./label.ts";
import { nodeId } from "./node-id.ts";
import { formatReactions } from "./reactions.ts";
import { pageUrl, repositoryUrl } from "./urls.ts";
import { formatUser, formatUserId } from "./user.ts";

/** An issue, or a pull request seen as one, as it appears in lists. */
export function formatIssue(world: World, repo: RepoRow, issue: IssueRow): Readonly<Record<string, unknown>> {
  const { rows } = world;
  const api = repositoryUrl(world, repo);
  const url = `${api}/issues/${issue.number}`;
  const user = rows.users.get(issue.user_id);
  const assignees = issue.assignee_ids.map((id) => formatUserId(world, id)).filter((one) => one !== null);
  const labels = issue.label_ids.flatMap((id) => rows.labels.get(id) ?? []);
  const milestone = issue.milestone_id === null ? undefined : rows.milestones.get(issue.milestone_id);
  const type = issue.type_id === null ? undefined : rows.issueTypes.get(issue.type_id);
  const pull = issue.is_pull_request ? pullOf(world, issue) : undefined;
  return {
    url,
    repository_url: api,
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: `${pageUrl(world, repo)}/${pull === undefined ? "issues" : "pull"}/${issue.number}`,
    id: issue.id,
    node_id: nodeId("Issue", issue.id),
    number: issue.number,
    title: issue.title,
    user: user === undefined ? null : formatUser(world, user),
    labels: labels.map((label) => formatLabel(world, repo, label)),
    state: issue.state,
    locked: issue.locked,
    assignee: assignees[0] ?? null,
    assignees,
    milestone: milestone === undefined ? null : formatMilestone(world, repo, milestone),
    comments: issue.comments,
    created_at: issue.created_at,
    updated_at: issue.updated_at,
    closed_at: issue.closed_at,
    author_association: formatAssociation(world, repo, user),
    type: type === undefined ? null : formatIssueType(type),
    active_lock_reason: issue.active_lock_reason,
    ...(pull !== undefined && { draft: pull.draft, pull_request: pullLinks(world, repo, pull) }),
    body: issue.body,
    reactions: formatReactions(world, "issue", issue.id, url),
    timeline_url: `${url}/timeline`,
    performed_via_github_app: null,
    state_reason: issue.state_reason,
  };
}

/** One issue alone: with who closed it, which lists do not say. */
export function formatWholeIssue(world: World, repo: RepoRow, issue: IssueRow): Readonly<Record<string, unknown>> {
  return { ...formatIssue(world, repo, issue), closed_by: formatUserId(world, issue.closed_by_id) };
}

/** An organisation's issue type. */
export function formatIssueType(type: IssueTypeRow): Readonly<Record<string, unknown>> {
  return {
    id: type.id,
    node_id: nodeId("IssueType", type.id),
    name: type.name,
    description: type.description,
    color: type.color,
    created_at: type.created_at,
    updated_at: type.updated_at,
    is_enabled: true,
  };
}

function pullOf(world: World, issue: IssueRow): PullRow | undefined {
  return world.rows.pullRequests.findBy("number", issue.number).find((row) => row.repo_id === issue.repo_id);
}

function pullLinks(world: World, repo: RepoRow, pull: PullRow): Readonly<Record<string, unknown>> {
  const html = `${pageUrl(world, repo)}/pull/${pull.number}`;
  return {
    url: `${repositoryUrl(world, repo)}/pulls/${pull.number}`,
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    merged_at: pull.merged_at,
  };
}

function formatMilestone(world: World, repo: RepoRow, milestone: MilestoneRow): Readonly<Record<string, unknown>> {
  return {
    url: `${repositoryUrl(world, repo)}/milestones/${milestone.number}`,
    html_url: `${pageUrl(world, repo)}/milestone/${milestone.number}`,
    labels_url: `${repositoryUrl(world, repo)}/milestones/${milestone.number}/labels`,
    id: milestone.id,
    node_id: nodeId("Milestone", milestone.id),
    number: milestone.number,
    title: milestone.title,
    description: milestone.description,
    creator: formatUserId(world, milestone.creator_id),
    open_issues: milestone.open_issues,
    closed_issues: milestone.closed_issues,
    state: milestone.state,
    created_at: milestone.created_at,
    updated_at: milestone.updated_at,
    due_on: milestone.due_on,
    closed_at: milestone.closed_at,
  };
}
