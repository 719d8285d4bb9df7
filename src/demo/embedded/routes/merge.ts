import { actorIn, type RepoCall, type RepoRoute, type Reply, textField } from "../call.ts";
import { closeNamedIssues } from "../close-named-issues.ts";
import { recordEvent } from "../events.ts";
import { type Identity, commitChanges, identityOf } from "../git/commit-files.ts";
import { commitAt } from "../git/objects.ts";
import { rulesFor } from "../git/protection.ts";
import { branchHead, findRef, heads, moveRef } from "../git/refs.ts";
import { type PullContent, readPull } from "../pulls.ts";
import { Refusal, notFound } from "../refusal.ts";
import type { CommitRow, PullRow, UserRow } from "../rows.ts";
import { closeIssue } from "../state.ts";
import { type Pulled, pullIn } from "./pulls.ts";

/** Merging, by squash or merge commit. */
export const mergeRoutes: readonly RepoRoute[] = [
  {
    method: "GET",
    pattern: "/pulls/:number/merge",
    needs: { accepts: "pull_requests=read", role: "read" },
    run: isMerged,
  },
  { method: "PUT", pattern: "/pulls/:number/merge", needs: { accepts: "contents=write", role: "write" }, run: merge },
];

function isMerged(call: RepoCall): Reply {
  if (!pullIn(call).pull.merged) throw notFound();
  return { status: 204 };
}

function merge(call: RepoCall): Reply {
  const { world, repo } = call;
  const actor = actorIn(call);
  const pulled = pullIn(call);
  const { pull, issue } = pulled;
  const content = readPull(world, repo, pull);
  demandMergeable(call, pulled, content);
  const method = textField(call, "merge_method") ?? "merge";
  if (method !== "merge" && method !== "squash")
    throw new Refusal(405, "Rebase merges are not allowed on this repository.");
  const tip = commitAt(world, repo.id, branchHead(world, repo, pull.base_ref) ?? pull.base_sha);
  const commit = commitMerge(call, pulled, content, tip, method === "squash");
  const ref = findRef(world, repo, heads + pull.base_ref);
  if (ref === undefined) throw notFound();
  moveRef(world, repo, ref, commit.sha);
  world.rows.pullRequests.update(pull.id, {
    merged: true,
    merged_at: world.now(),
    merged_by_id: actor.user.id,
    merge_commit_sha: commit.sha,
    base_sha: tip.sha,
  });
  recordEvent(world, issue, "merged", actor.user, { commit_id: commit.sha });
  closeIssue(world, issue, actor.user, undefined, commit.sha);
  if (pull.base_ref === repo.default_branch) {
    closeNamedIssues(
      world,
      repo,
      [issue.body, ...content.commits.map(({ message }) => message)],
      actor.user,
      commit.sha,
    );
  }
  return { status: 200, body: { sha: commit.sha, merged: true, message: "Pull Request successfully merged" } };
}

function demandMergeable(call: RepoCall, { pull, issue }: Pulled, content: PullContent): void {
  if (issue.state === "closed" || content.conflicts.length > 0) throw new Refusal(405, "Pull Request is not mergeable");
  if (pull.draft) throw new Refusal(405, "Pull Request is still a work in progress");
  const expected = textField(call, "sha");
  if (expected !== undefined && expected !== pull.head_sha)
    throw new Refusal(409, "Head branch was modified. Review and try the merge again.");
  const reviews = requiredReviews(call, pull);
  if (reviews > approvals(call, pull)) {
    throw new Refusal(
      405,
      `At least ${reviews} approving review${reviews === 1 ? " is" : "s are"} required by reviewers with write access.`,
    );
  }
}

function requiredReviews(call: RepoCall, pull: PullRow): number {
  const rules = rulesFor(call.world, call.repo, pull.base_ref).flatMap((rule) => rule.rules);
  return Math.max(
    0,
    ...rules.map(({ type, parameters }) =>
      type === "pull_request" ? Number(parameters?.["required_approving_review_count"] ?? 0) : 0,
    ),
  );
}

function approvals(call: RepoCall, pull: PullRow): number {
  const newest = new Map<number, string>();
  for (const review of call.world.rows.reviews.findBy("pull_number", pull.number)) {
    if (review.repo_id === pull.repo_id && review.state !== "COMMENTED") newest.set(review.user_id, review.state);
  }
  return [...newest.values()].filter((state) => state === "APPROVED").length;
}

const web: Omit<Identity, "date"> = { name: "GitHub", email: "noreply@github.com" };

function commitMerge(
  call: RepoCall,
  { pull, issue }: Pulled,
  content: PullContent,
  tip: CommitRow,
  squash: boolean,
): CommitRow {
  const { world, repo } = call;
  const merger = actorIn(call).user;
  const author: UserRow = squash ? (world.rows.users.get(issue.user_id) ?? merger) : merger;
  const title = squash
    ? `${issue.title} (#${pull.number})`
    : `Merge pull request #${pull.number} from ${repo.full_name.split("/")[0]}/${pull.head_ref}`;
  const rest = squash ? content.commits.map(({ message }) => message).join("\n\n") : issue.title;
  return commitChanges(world, repo, {
    parent: tip,
    changes: content.files.map(({ path, after }) => ({ path, entry: after })),
    message: `${textField(call, "commit_title") ?? title}\n\n${textField(call, "commit_message") ?? rest}`,
    author: identityOf(world, author),
    committer: { ...web, date: world.now() },
    user: author,
    ...(!squash && { mergedIn: pull.head_sha }),
  });
}
