import type { Outcome } from "../../operation/outcome.ts";
import type { Applying, Of } from "./applying.ts";
import { labelsDropped } from "./dropped.ts";
import { repairLabels } from "./repair-labels.ts";
import { numberOf } from "./resolve.ts";

/** Adds labels to an issue; the others stay. */
export async function addLabels(operation: Of<"add-labels">, applying: Applying): Promise<Outcome> {
  const { key, labels } = operation;
  const number = numberOf(operation.issue, applying);
  // GitHub takes an empty list for "remove them all".
  if (labels.length === 0) return { kind: "unchanged", key };
  const names = labels.map((label) => label.name);
  const { data } = await applying.client.request(
    "POST /repos/{owner}/{repo}/issues/{issue_number}/labels",
    { issue_number: number, labels: names },
    { idempotent: true },
  );
  const url = `${applying.client.webUrl}/issues/${number}`;
  const lost = labelsDropped(
    names,
    data.map((label) => label.name),
    url,
  );
  return { kind: "done", key, number, url, problems: [...lost, ...(await repairLabels(data, labels, applying))] };
}
