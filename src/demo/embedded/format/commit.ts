import type { CommitRow, RepoRow } from "../rows.ts";
import type { World } from "../world.ts";
import { nodeId } from "./node-id.ts";
import { pageUrl, repositoryUrl } from "./urls.ts";
import { formatUserId } from "./user.ts";

/** A commit as the Git data endpoints show it. */
export function formatGitCommit(world: World, repo: RepoRow, commit: CommitRow): Readonly<Record<string, unknown>> {
  const api = repositoryUrl(world, repo);
  return {
    sha: commit.sha,
    node_id: nodeId("Commit", commit.id),
    url: `${api}/git/commits/${commit.sha}`,
    html_url: `${pageUrl(world, repo)}/commit/${commit.sha}`,
    ...message(world, repo, commit),
    parents: commit.parent_shas.map((sha) => ({
      sha,
      url: `${api}/git/commits/${sha}`,
      html_url: `${pageUrl(world, repo)}/commit/${sha}`,
    })),
  };
}

/** A commit as the commits endpoints show it, with the accounts behind the names. */
export function formatCommit(world: World, repo: RepoRow, commit: CommitRow): Readonly<Record<string, unknown>> {
  const api = repositoryUrl(world, repo);
  const user = formatUserId(world, commit.user_id);
  return {
    sha: commit.sha,
    node_id: nodeId("Commit", commit.id),
    commit: { ...message(world, repo, commit), url: `${api}/git/commits/${commit.sha}`, comment_count: 0 },
    url: `${api}/commits/${commit.sha}`,
    html_url: `${pageUrl(world, repo)}/commit/${commit.sha}`,
    comments_url: `${api}/commits/${commit.sha}/comments`,
    author: user,
    committer: user,
    parents: commit.parent_shas.map((sha) => ({
      sha,
      url: `${api}/commits/${sha}`,
      html_url: `${pageUrl(world, repo)}/commit/${sha}`,
    })),
  };
}

function message(world: World, repo: RepoRow, commit: CommitRow): Readonly<Record<string, unknown>> {
  const verified = commit.committer_name === "GitHub" || commit.author_email.includes("[bot]@");
  return {
    author: { name: commit.author_name, email: commit.author_email, date: commit.author_date },
    committer: { name: commit.committer_name, email: commit.committer_email, date: commit.committer_date },
    message: commit.message,
    tree: { sha: commit.tree_sha, url: `${repositoryUrl(world, repo)}/git/trees/${commit.tree_sha}` },
    verification: {
      verified,
      reason: verified ? "valid" : "unsigned",
      signature: null,
      payload: null,
      verified_at: null,
    },
  };
}
