import type { Outcome } from "../../operation/outcome.ts";
import type { Applying, Of } from "./applying.ts";
import { oversized } from "./oversized.ts";
import { resolve } from "./resolve.ts";

/** Changes a comment of ours in place. */
export async function updateComment(operation: Of<"update-comment">, applying: Applying): Promise<Outcome> {
  const { key, comment, issue } = operation;
  const body = resolve(operation.body, applying);
  const refused = oversized({ key, body });
  if (refused !== undefined) return { kind: "failed", key, problem: refused };
  const { data } = await applying.client.request(
    "PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}",
    { comment_id: comment, body },
    { idempotent: true },
  );
  return { kind: "done", key, number: issue, url: data.html_url, problems: [] };
}
