import { GitHubError } from "../../errors.ts";
import type { Label } from "../../operation/operation.ts";
import type { Problem } from "../../operation/plan.ts";
import type { IssueRow } from "../item-of.ts";
import type { Applying } from "./applying.ts";

/** The colour GitHub gives a label it had to make up. */
const MINTED = "ededed";

/** Gives our labels their looks where the answer shows that GitHub made them up just now; what people changed stays. */
export async function repairLabels(
  shown: IssueRow["labels"],
  labels: readonly Label[],
  applying: Applying,
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const label of labels) {
    const name = label.name.toLowerCase();
    const minted = shown.some(
      (one) =>
        typeof one !== "string" &&
        one.name?.toLowerCase() === name &&
        one.color === MINTED &&
        (one.description ?? "") === "",
    );
    if (!minted || label.color === MINTED || applying.repaired.has(name)) continue;
    applying.repaired.add(name);
    try {
      const { color, description } = label;
      await applying.client.request(
        "PATCH /repos/{owner}/{repo}/labels/{name}",
        { name: label.name, color, description },
        { idempotent: true },
      );
    } catch (error) {
      if (!(error instanceof GitHubError)) throw error;
      problems.push(error.diagnosis);
    }
  }
  return problems;
}
