import type { Outcome } from "../../operation/outcome.ts";
import { ifFound } from "../if-found.ts";
import type { Applying, Of } from "./applying.ts";
import { numberOf } from "./resolve.ts";

/** Removes one label from an issue; that it was not there is as good. */
export async function removeLabel(operation: Of<"remove-label">, applying: Applying): Promise<Outcome> {
  const { key, label } = operation;
  const number = numberOf(operation.issue, applying);
  const answer = await ifFound(
    applying.client.request(
      "DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}",
      { issue_number: number, name: label },
      { idempotent: true },
    ),
  );
  if (answer === undefined) return { kind: "unchanged", key };
  return { kind: "done", key, number, url: `${applying.client.webUrl}/issues/${number}`, problems: [] };
}
