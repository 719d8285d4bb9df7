import type { Outcome } from "../../operation/outcome.ts";
import type { Applying, Of } from "./applying.ts";
import { assigneesDropped } from "./dropped.ts";
import { numberOf } from "./resolve.ts";

/** Assigns people to an issue, and says whom GitHub left out. */
export async function addAssignees(operation: Of<"add-assignees">, applying: Applying): Promise<Outcome> {
  const { key, assignees } = operation;
  const number = numberOf(operation.issue, applying);
  if (assignees.length === 0) return { kind: "unchanged", key };
  const { data } = await applying.client.request(
    "POST /repos/{owner}/{repo}/issues/{issue_number}/assignees",
    { issue_number: number, assignees: [...assignees] },
    { idempotent: true },
  );
  const shown = (data.assignees ?? []).map(({ login }) => login);
  return { kind: "done", key, number, url: data.html_url, problems: assigneesDropped(assignees, shown, data.html_url) };
}
