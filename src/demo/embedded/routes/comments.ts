import { actorIn, type RepoCall, type RepoRoute, type Reply, textField } from "../call.ts";
import { recordEvent, recordMentions } from "../events.ts";
import { formatComment } from "../format/comment.ts";
import { findIssue, itemIn, itemRead, itemWrite } from "../items.ts";
import { limitComment } from "../limits.ts";
import { pageOf } from "../page.ts";
import { Refusal, missingField, notFound } from "../refusal.ts";
import { may } from "../rights.ts";
import type { CommentRow } from "../rows.ts";
import { isInstallation } from "../actor.ts";

const read = { accepts: itemRead, role: "read" } as const;
const write = { accepts: itemWrite, role: "read" } as const;

/** Comments on issues and pull requests. */
export const commentRoutes: readonly RepoRoute[] = [
  { method: "GET", pattern: "/issues/comments", needs: read, run: listAll },
  { method: "GET", pattern: "/issues/comments/:id", needs: read, run: (call) => one(call, commentIn(call)) },
  { method: "PATCH", pattern: "/issues/comments/:id", needs: write, run: update },
  { method: "DELETE", pattern: "/issues/comments/:id", needs: write, run: remove },
  { method: "PUT", pattern: "/issues/comments/:id/pin", needs: { accepts: itemWrite, role: "write" }, run: pin },
  { method: "GET", pattern: "/issues/:number/comments", needs: read, run: list },
  { method: "POST", pattern: "/issues/:number/comments", needs: write, run: create },
];

function listAll(call: RepoCall): Reply {
  const field = call.query.get("sort") === "updated" ? "updated_at" : "created_at";
  const sign = call.query.get("direction") === "desc" ? -1 : 1;
  const rows = since(
    call,
    call.world.rows.comments.findBy("repo_id", call.repo.id).filter((row) => row.comment_type === "issue"),
  );
  return page(
    call,
    rows.toSorted((a, b) => sign * (a[field] < b[field] ? -1 : a[field] > b[field] ? 1 : a.id - b.id)),
  );
}

function list(call: RepoCall): Reply {
  const issue = itemIn(call);
  return page(call, since(call, commentsOf(call, issue.number)));
}

function create(call: RepoCall): Reply {
  const { world, repo } = call;
  const issue = itemIn(call, "write");
  const actor = actorIn(call);
  const text = textField(call, "body");
  if (text === undefined) throw missingField("body");
  limitComment(text);
  if (issue.locked && !may(world, repo, actor, "write", itemWrite))
    throw new Refusal(403, "Unable to create comment because issue is locked.");
  const comment = world.rows.comments.insert({
    repo_id: repo.id,
    issue_number: issue.number,
    body: text,
    user_id: actor.user.id,
    comment_type: "issue",
  });
  world.rows.issues.update(issue.id, { comments: issue.comments + 1 });
  recordEvent(world, issue, "commented", actor.user, { subject_id: comment.id });
  recordMentions(world, issue, text, actor.user);
  return { ...one(call, comment), status: 201 };
}

function update(call: RepoCall): Reply {
  const comment = commentIn(call);
  demandOwn(call, comment);
  const text = textField(call, "body");
  if (text === undefined) throw missingField("body");
  limitComment(text);
  touch(call, comment, 0);
  return one(call, call.world.rows.comments.update(comment.id, { body: text }) ?? comment);
}

function remove(call: RepoCall): Reply {
  const comment = commentIn(call);
  demandOwn(call, comment);
  call.world.rows.comments.delete(comment.id);
  touch(call, comment, -1);
  return { status: 204 };
}

/** One comment of an issue stands above all others: the one that was pinned last. */
function pin(call: RepoCall): Reply {
  const comment = commentIn(call);
  const { comments } = call.world.rows;
  const { updated_at } = comment;
  for (const other of commentsOf(call, comment.issue_number ?? 0))
    if (other.pinned_by !== undefined)
      comments.update(other.id, { pinned_by: undefined, updated_at: other.updated_at });
  return one(call, comments.update(comment.id, { pinned_by: actorIn(call).user.id, updated_at }) ?? comment);
}

/** The comment the path names. */
export function commentIn(call: RepoCall): CommentRow {
  const comment = call.world.rows.comments.get(Number(call.params["id"]));
  if (comment === undefined || comment.repo_id !== call.repo.id || comment.comment_type !== "issue") throw notFound();
  return comment;
}

/** Own comments, and those of others for people who may write. */
function demandOwn(call: RepoCall, comment: CommentRow): void {
  const actor = actorIn(call);
  if (
    isInstallation(actor) ||
    comment.user_id === actor.user.id ||
    may(call.world, call.repo, actor, "write", itemWrite)
  )
    return;
  throw new Refusal(403, "Must have admin rights to Repository.");
}

function touch(call: RepoCall, comment: CommentRow, count: number): void {
  const issue = findIssue(call.world, call.repo, comment.issue_number ?? 0);
  if (issue !== undefined) call.world.rows.issues.update(issue.id, { comments: issue.comments + count });
}

function commentsOf(call: RepoCall, number: number): CommentRow[] {
  return call.world.rows.comments
    .findBy("issue_number", number)
    .filter((row) => row.repo_id === call.repo.id && row.comment_type === "issue")
    .sort((a, b) => a.id - b.id);
}

function since(call: RepoCall, rows: CommentRow[]): CommentRow[] {
  const from = Date.parse(call.query.get("since") ?? "");
  return Number.isNaN(from) ? rows : rows.filter((row) => Date.parse(row.updated_at) >= from);
}

function page(call: RepoCall, rows: readonly CommentRow[]): Reply {
  return pageOf(call, rows, (row) => formatComment(call.world, call.repo, row));
}

function one(call: RepoCall, comment: CommentRow): Reply {
  return { status: 200, body: formatComment(call.world, call.repo, comment) };
}
