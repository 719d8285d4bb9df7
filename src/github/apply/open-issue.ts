import type { Outcome } from "../../operation/outcome.ts";
import type { Problem } from "../../operation/plan.ts";
import { labelNames } from "../item-of.ts";
import type { Applying, Of } from "./applying.ts";
import { authorMismatch } from "./author-mismatch.ts";
import { assigneesDropped, labelsDropped } from "./dropped.ts";
import { oversized } from "./oversized.ts";
import { repairLabels } from "./repair-labels.ts";
import { resolve } from "./resolve.ts";

/** Opens an issue with one request, and says what GitHub left out of it. */
export async function openIssue(operation: Of<"open-issue">, applying: Applying): Promise<Outcome> {
  const { key, title, assignees, type } = operation;
  const body = resolve(operation.body, applying);
  const refused = oversized({ key, title, body });
  if (refused !== undefined) return { kind: "failed", key, problem: refused };
  const labels = operation.labels.map((label) => label.name);
  const { data } = await applying.client.request(
    "POST /repos/{owner}/{repo}/issues",
    {
      title,
      body,
      ...(labels.length > 0 && { labels }),
      ...(assignees.length > 0 && { assignees: [...assignees] }),
      ...(type !== undefined && { type }),
    },
    { idempotent: false },
  );
  const url = data.html_url;
  const problems: readonly Problem[] = [
    ...authorMismatch(data.user?.login, url, applying),
    ...assigneesDropped(
      assignees,
      (data.assignees ?? []).map(({ login }) => login),
      url,
    ),
    ...labelsDropped(labels, labelNames(data), url),
    ...typeDropped(type, data.type?.name, url),
    ...(await repairLabels(data.labels, operation.labels, applying)),
  ];
  return { kind: "done", key, number: data.number, url, problems };
}

function typeDropped(wanted: string | undefined, shown: string | undefined, place: string): readonly Problem[] {
  if (wanted === undefined || wanted.toLowerCase() === shown?.toLowerCase()) return [];
  return [
    {
      id: "type-dropped",
      cause: `GitHub did not set the issue type ${wanted}.`,
      place,
      fix: "See whether the organisation still has it, or change `issue-type:` in the playbook.",
    },
  ];
}
