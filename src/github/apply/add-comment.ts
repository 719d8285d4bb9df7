import type { Outcome } from "../../operation/outcome.ts";
import type { Applying, Of } from "./applying.ts";
import { oversized } from "./oversized.ts";
import { numberOf, resolve } from "./resolve.ts";

/** Adds a comment to an issue or pull request. */
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
  return { kind: "done", key, number, url: data.html_url, problems: [] };
}
