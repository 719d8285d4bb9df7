import { actorIn, type RepoCall, type RepoRoute, type Reply, textField } from "../call.ts";
import { nodeId } from "../format/node-id.ts";
import { reactionContents } from "../format/reactions.ts";
import { formatUserId } from "../format/user.ts";
import { itemIn, itemRead, itemWrite } from "../items.ts";
import { pageOf } from "../page.ts";
import { Refusal, invalid, notFound } from "../refusal.ts";
import type { ReactionRow } from "../rows.ts";
import { commentIn } from "./comments.ts";

const read = { accepts: itemRead, role: "read" } as const;
const write = { accepts: itemWrite, role: "read" } as const;

/** Reactions to items and comments. */
export const reactionRoutes: readonly RepoRoute[] = [
  {
    method: "GET",
    pattern: "/issues/comments/:id/reactions",
    needs: read,
    run: (call) => list(call, "comment", commentIn(call).id),
  },
  {
    method: "POST",
    pattern: "/issues/comments/:id/reactions",
    needs: write,
    run: (call) => create(call, "comment", commentIn(call).id),
  },
  {
    method: "DELETE",
    pattern: "/issues/comments/:id/reactions/:reaction",
    needs: write,
    run: (call) => remove(call, "comment", commentIn(call).id),
  },
  {
    method: "GET",
    pattern: "/issues/:number/reactions",
    needs: read,
    run: (call) => list(call, "issue", itemIn(call).id),
  },
  {
    method: "POST",
    pattern: "/issues/:number/reactions",
    needs: write,
    run: (call) => create(call, "issue", itemIn(call, "write").id),
  },
  {
    method: "DELETE",
    pattern: "/issues/:number/reactions/:reaction",
    needs: write,
    run: (call) => remove(call, "issue", itemIn(call, "write").id),
  },
];

function list(call: RepoCall, subject: ReactionRow["subject"], id: number): Reply {
  const content = call.query.get("content");
  const rows = call.world.rows.reactions
    .findBy("subject_id", id)
    .filter((row) => row.subject === subject && (content === null || row.content === content));
  return pageOf(call, rows, (row) => format(call, row));
}

/** 201 the first time, 200 with the same reaction after that. */
function create(call: RepoCall, subject: ReactionRow["subject"], id: number): Reply {
  const { reactions } = call.world.rows;
  const content = textField(call, "content");
  if (!reactionContents.some((known) => known === content) || content === undefined)
    throw invalid({ resource: "Reaction", code: "invalid", field: "content", value: content });
  const { user } = actorIn(call);
  const known = reactions
    .findBy("subject_id", id)
    .find((row) => row.subject === subject && row.user_id === user.id && row.content === content);
  if (known !== undefined) return { status: 200, body: format(call, known) };
  return { status: 201, body: format(call, reactions.insert({ subject, subject_id: id, user_id: user.id, content })) };
}

function remove(call: RepoCall, subject: ReactionRow["subject"], id: number): Reply {
  const row = call.world.rows.reactions.get(Number(call.params["reaction"]));
  if (row === undefined || row.subject !== subject || row.subject_id !== id) throw notFound();
  if (row.user_id !== actorIn(call).user.id) throw new Refusal(403, "Must have admin rights to Repository.");
  call.world.rows.reactions.delete(row.id);
  return { status: 204 };
}

function format(call: RepoCall, row: ReactionRow): Readonly<Record<string, unknown>> {
  return {
    id: row.id,
    node_id: nodeId("Reaction", row.id),
    user: formatUserId(call.world, row.user_id),
    content: row.content,
    created_at: row.created_at,
  };
}
