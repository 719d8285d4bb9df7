import { GitHubError } from "../../errors.ts";
import type { Outcome } from "../../operation/outcome.ts";
import type { Problem } from "../../operation/plan.ts";
import type { Client } from "../client.ts";
import type { Applying, Of } from "./applying.ts";
import { oversized } from "./oversized.ts";
import { numberOf, resolve } from "./resolve.ts";

/** Adds a comment to an issue or pull request, and pins it where that is asked. */
export async function addComment(operation: Of<"comment">, applying: Applying): Promise<Outcome> {
  const { key } = operation;
  const body = resolve(operation.body, applying);
  const refused = oversized({ key, body });
  if (refused !== undefined) return { kind: "failed", key, problem: refused };
  const number = numberOf(operation.issue, applying);
  const { data } = await applying.client.request(
    "POST /repos/{owner}/{repo}/issues/{issue_number}/comments",
    { issue_number: number, body },
    { idempotent: false },
  );
  const problems = operation.pin === true ? await pin(applying.client, Number(data.id)) : [];
  return { kind: "done", key, number, url: data.html_url, problems };
}

/** Servers that know no pins do without; the comment stands all the same. */
async function pin(client: Client, comment: number): Promise<readonly Problem[]> {
  try {
    await client.request(
      "PUT /repos/{owner}/{repo}/issues/comments/{comment_id}/pin",
      { comment_id: comment },
      { idempotent: true },
    );
    return [];
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    return error.status === 404 ? [] : [error.diagnosis];
  }
}
