import { isInstallation } from "../actor.ts";
import { actorIn, type RepoCall, type RepoRoute, type Reply, textField } from "../call.ts";
import { recordChanges, recordMentions } from "../events.ts";
import { formatCommit } from "../format/commit.ts";
import { formatFile, formatPull, formatWholePull } from "../format/pull.ts";
import { commitsAhead } from "../git/history.ts";
import { branchHead } from "../git/refs.ts";
import { demandTriageOrAuthor, findIssue, findPull, freshItem, takeNumber } from "../items.ts";
import { limitBody, limitTitle } from "../limits.ts";
import { pageOf } from "../page.ts";
import { openPullsFrom, readPull } from "../pulls.ts";
import { Refusal, invalid, missingField, notFound } from "../refusal.ts";
import { reaches, roleOf } from "../rights.ts";
import type { IssueRow, PullRow } from "../rows.ts";
import { closeIssue, reopenIssue } from "../state.ts";
import { byState, sortItems } from "./list-issues.ts";

const read = { accepts: "pull_requests=read", role: "read" } as const;
const write = { accepts: "pull_requests=write", role: "read" } as const;

/** Pull requests themselves. */
export const pullRoutes: readonly RepoRoute[] = [
  { method: "GET", pattern: "/pulls", needs: read, run: list },
  { method: "POST", pattern: "/pulls", needs: write, run: create },
  { method: "GET", pattern: "/pulls/:number", needs: read, run: (call) => whole(call, pullIn(call)) },
  { method: "PATCH", pattern: "/pulls/:number", needs: write, run: update },
  { method: "GET", pattern: "/pulls/:number/files", needs: read, run: files },
  { method: "GET", pattern: "/pulls/:number/commits", needs: read, run: commits },
];

/** A pull request with its issue side. */
export type Pulled = { readonly pull: PullRow; readonly issue: IssueRow };

/** The pull request the path names. */
export function pullIn(call: RepoCall): Pulled {
  const number = Number(call.params["number"]);
  const pull = findPull(call.world, call.repo, number);
  const issue = findIssue(call.world, call.repo, number);
  if (pull === undefined || issue === undefined || issue.deleted) throw notFound();
  return { pull, issue };
}

/** One pull request as it is now. */
export function whole(call: RepoCall, { pull, issue }: Pulled): Reply {
  const { world, repo } = call;
  const [now, nowIssue] = [world.rows.pullRequests.get(pull.id) ?? pull, world.rows.issues.get(issue.id) ?? issue];
  return { status: 200, body: formatWholePull(world, repo, now, nowIssue, readPull(world, repo, now)) };
}

function list(call: RepoCall): Reply {
  const { world, repo, query } = call;
  const state = byState(call);
  const [head, base] = [query.get("head"), query.get("base")];
  const rows = world.rows.pullRequests.findBy("repo_id", repo.id).flatMap((pull) => {
    const issue = findIssue(world, repo, pull.number);
    if (issue === undefined || issue.deleted || (state !== undefined && !state(issue))) return [];
    if (base !== null && pull.base_ref !== base) return [];
    // A head without an owner is no filter at all, to the surprise of many.
    if (head !== null && head.includes(":") && head.toLowerCase() !== `${ownerOf(call)}:${pull.head_ref}`.toLowerCase())
      return [];
    return [{ number: pull.number, created_at: issue.created_at, updated_at: issue.updated_at, pull, issue }];
  });
  const sorted = sortItems(rows, query.get("sort"), query.get("direction") ?? "desc");
  return pageOf(call, sorted, ({ pull, issue }) => formatPull(world, repo, pull, issue));
}

function create(call: RepoCall): Reply {
  const { world, repo } = call;
  const actor = actorIn(call);
  if (!repo.has_pull_requests) throw new Refusal(403, "Pull requests are disabled for this repository.");
  if (actor.kind === "actions" && !repo.actions_may_open_pull_requests) {
    throw new Refusal(403, "GitHub Actions is not permitted to create or approve pull requests.");
  }
  const person = !isInstallation(actor);
  if (
    person &&
    repo.pull_request_creation_policy === "collaborators_only" &&
    !reaches(roleOf(world, repo, actor.user), "write")
  ) {
    throw new Refusal(403, "Pull request creation is restricted to collaborators.");
  }
  const [title, headText, base] = [textField(call, "title"), textField(call, "head"), textField(call, "base")];
  if (headText === undefined) throw missingField("head");
  if (base === undefined) throw missingField("base");
  if (title === undefined) throw missingField("title");
  limitTitle(title, "PullRequest");
  const text = textField(call, "body");
  limitBody(text, "PullRequest");
  const head = headText.startsWith(`${ownerOf(call)}:`) ? headText.slice(ownerOf(call).length + 1) : headText;
  const [headSha, baseSha] = [branchHead(world, repo, head), branchHead(world, repo, base)];
  if (headSha === undefined) throw invalid({ resource: "PullRequest", field: "head", code: "invalid" });
  if (baseSha === undefined) throw invalid({ resource: "PullRequest", field: "base", code: "invalid" });
  if (person && !reaches(roleOf(world, repo, actor.user), "write"))
    throw new Refusal(403, "Must have admin rights to Repository.");
  if (openPullsFrom(world, repo, head).some((pull) => pull.base_ref === base)) {
    throw invalid({
      resource: "PullRequest",
      code: "custom",
      message: `A pull request already exists for ${ownerOf(call)}:${head}.`,
    });
  }
  if (commitsAhead(world, repo.id, baseSha, headSha).length === 0) {
    throw invalid({ resource: "PullRequest", code: "custom", message: `No commits between ${base} and ${head}` });
  }
  const pulled = insert(call, { title, text, head, headSha, base, baseSha });
  recordMentions(world, pulled.issue, pulled.issue.body, actor.user);
  return { ...whole(call, pulled), status: 201 };
}

type NewPull = {
  readonly title: string;
  readonly text: string | undefined;
  readonly head: string;
  readonly headSha: string;
  readonly base: string;
  readonly baseSha: string;
};

function insert(call: RepoCall, pull: NewPull): Pulled {
  const { rows } = call.world;
  const item = { number: takeNumber(call.world, call.repo), repo_id: call.repo.id };
  const issue = rows.issues.insert({
    ...freshItem,
    ...item,
    title: pull.title,
    body: pull.text ?? null,
    user_id: actorIn(call).user.id,
    is_pull_request: true,
  });
  const row = rows.pullRequests.insert({
    ...item,
    head_ref: pull.head,
    head_sha: pull.headSha,
    base_ref: pull.base,
    base_sha: pull.baseSha,
    merged: false,
    merged_at: null,
    merged_by_id: null,
    merge_commit_sha: null,
    draft: call.body["draft"] === true,
    requested_reviewer_ids: [],
    requested_team_ids: [],
    review_comments: 0,
  });
  return { pull: row, issue };
}

function update(call: RepoCall): Reply {
  const { world, repo, body } = call;
  const pulled = pullIn(call);
  const { issue, pull } = pulled;
  const actor = actorIn(call);
  demandTriageOrAuthor(call, issue);
  const [title, text, base] = [textField(call, "title"), textField(call, "body"), textField(call, "base")];
  if (title !== undefined) limitTitle(title, "PullRequest");
  limitBody(text, "PullRequest");
  const baseSha = base === undefined ? undefined : branchHead(world, repo, base);
  if (base !== undefined && baseSha === undefined)
    throw invalid({ resource: "PullRequest", field: "base", code: "invalid" });
  if (body["state"] === "open" && issue.state === "closed") demandReopenable(call, pulled);
  const changed =
    world.rows.issues.update(issue.id, { title: title ?? issue.title, body: text ?? issue.body }) ?? issue;
  if (base !== undefined && baseSha !== undefined)
    world.rows.pullRequests.update(pull.id, { base_ref: base, base_sha: baseSha });
  recordChanges(world, actor.user, issue, changed);
  if (body["state"] === "closed") closeIssue(world, changed, actor.user, undefined);
  if (body["state"] === "open") reopenIssue(world, changed, actor.user);
  return whole(call, pulled);
}

function demandReopenable(call: RepoCall, { pull }: Pulled): void {
  const { world, repo } = call;
  const impossible = (message: string): Refusal =>
    invalid({ resource: "PullRequest", code: "custom", field: "state", message });
  if (pull.merged) throw impossible("state cannot be changed. The pull request cannot be reopened.");
  const head = branchHead(world, repo, pull.head_ref);
  if (head === undefined) throw impossible(`state cannot be changed. The ${pull.head_ref} branch has been deleted.`);
  if (openPullsFrom(world, repo, pull.head_ref).some((other) => other.base_ref === pull.base_ref)) {
    throw impossible(
      `state cannot be changed. There is already an open pull request from ${pull.head_ref} to ${pull.base_ref}.`,
    );
  }
  world.rows.pullRequests.update(pull.id, { head_sha: head });
}

function files(call: RepoCall): Reply {
  const { pull } = pullIn(call);
  return pageOf(call, readPull(call.world, call.repo, pull).files, (file) =>
    formatFile(call.world, call.repo, file, pull.head_sha),
  );
}

function commits(call: RepoCall): Reply {
  const { pull } = pullIn(call);
  return pageOf(call, readPull(call.world, call.repo, pull).commits.toReversed(), (commit) =>
    formatCommit(call.world, call.repo, commit),
  );
}

function ownerOf(call: RepoCall): string {
  return call.repo.full_name.split("/")[0] ?? "";
}
