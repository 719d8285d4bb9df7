import type { Outcome } from "../../operation/outcome.ts";
import type { Applying, Of } from "./applying.ts";

/** Reacts to a comment; GitHub keeps one reaction of a kind, however often it is sent. */
export async function addReaction(operation: Of<"react">, { client }: Applying): Promise<Outcome> {
  const { key, comment, issue, reaction } = operation;
  await client.request(
    "POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions",
    { comment_id: comment, content: reaction },
    { idempotent: true },
  );
  return {
    kind: "done",
    key,
    number: issue,
    url: `${client.webUrl}/issues/${issue}#issuecomment-${comment}`,
    problems: [],
  };
}
