import type { TreeDifference } from "../git/trees.ts";
import { type PullContent, countLines, patchOfNew } from "../pulls.ts";
import type { IssueRow, PullRow, RepoRow } from "../rows.ts";
import type { World } from "../world.ts";
import { formatIssue } from "./issue.ts";
import { nodeId } from "./node-id.ts";
import { formatRepository } from "./repository.ts";
import { formatTeam } from "./team.ts";
import { pageUrl, repositoryUrl } from "./urls.ts";
import { formatOwner, formatUserId } from "./user.ts";

/** A pull request as it appears in lists. */
export function formatPull(
  world: World,
  repo: RepoRow,
  pull: PullRow,
  issue: IssueRow,
): Readonly<Record<string, unknown>> {
  const api = repositoryUrl(world, repo);
  const url = `${api}/pulls/${pull.number}`;
  const html = `${pageUrl(world, repo)}/pull/${pull.number}`;
  const { assignee, assignees, labels, milestone, user, author_association, active_lock_reason } = formatIssue(
    world,
    repo,
    issue,
  );
  return {
    url,
    id: pull.id,
    node_id: nodeId("PullRequest", pull.id),
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    issue_url: `${api}/issues/${pull.number}`,
    number: pull.number,
    state: issue.state,
    locked: issue.locked,
    title: issue.title,
    user,
    body: issue.body,
    created_at: issue.created_at,
    updated_at: issue.updated_at,
    closed_at: issue.closed_at,
    merged_at: pull.merged_at,
    merge_commit_sha: pull.merge_commit_sha,
    assignee,
    assignees,
    requested_reviewers: pull.requested_reviewer_ids.map((id) => formatUserId(world, id)),
    requested_teams: pull.requested_team_ids
      .flatMap((id) => world.rows.teams.get(id) ?? [])
      .map((team) => formatTeam(world, team)),
    labels,
    milestone,
    draft: pull.draft,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    comments_url: `${api}/issues/${pull.number}/comments`,
    statuses_url: `${api}/statuses/${pull.head_sha}`,
    head: side(world, repo, pull.head_ref, pull.head_sha),
    base: side(world, repo, pull.base_ref, pull.base_sha),
    author_association,
    auto_merge: null,
    active_lock_reason,
  };
}

/** One pull request alone, with what it holds counted. */
export function formatWholePull(
  world: World,
  repo: RepoRow,
  pull: PullRow,
  issue: IssueRow,
  content: PullContent,
): Readonly<Record<string, unknown>> {
  const lines = content.files.map((file) => countLines(world, repo.id, file));
  const clean = content.conflicts.length === 0;
  return {
    ...formatPull(world, repo, pull, issue),
    merged: pull.merged,
    mergeable: issue.state === "closed" ? null : clean,
    rebaseable: issue.state === "closed" ? null : clean,
    mergeable_state: issue.state === "closed" ? "unknown" : clean ? "clean" : "dirty",
    merged_by: formatUserId(world, pull.merged_by_id),
    comments: issue.comments,
    review_comments: pull.review_comments,
    maintainer_can_modify: false,
    commits: content.commits.length,
    additions: lines.reduce((sum, { additions }) => sum + additions, 0),
    deletions: lines.reduce((sum, { deletions }) => sum + deletions, 0),
    changed_files: content.files.length,
  };
}

/** One file of a pull request or commit; of patches only that of a new text is given. */
export function formatFile(
  world: World,
  repo: RepoRow,
  file: TreeDifference,
  commit: string,
): Readonly<Record<string, unknown>> {
  const { additions, deletions } = countLines(world, repo.id, file);
  const path = file.path.split("/").map(encodeURIComponent).join("/");
  return {
    sha: (file.after ?? file.before)?.sha,
    filename: file.path,
    status: file.before === undefined ? "added" : file.after === undefined ? "removed" : "modified",
    additions,
    deletions,
    changes: additions + deletions,
    blob_url: `${pageUrl(world, repo)}/blob/${commit}/${path}`,
    raw_url: `${pageUrl(world, repo)}/raw/${commit}/${path}`,
    contents_url: `${repositoryUrl(world, repo)}/contents/${path}?ref=${commit}`,
    ...(file.before === undefined && file.after !== undefined
      ? { patch: patchOfNew(world, repo.id, file.after.sha) }
      : {}),
  };
}

function side(world: World, repo: RepoRow, ref: string, sha: string): Readonly<Record<string, unknown>> {
  const owner = formatOwner(world, repo);
  return { label: `${String(owner["login"])}:${ref}`, ref, sha, user: owner, repo: formatRepository(world, repo) };
}
