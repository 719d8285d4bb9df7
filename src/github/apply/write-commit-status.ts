import type { Outcome } from "../../operation/outcome.ts";
import type { Applying, Of } from "./applying.ts";

/** GitHub takes so many characters. */
const DESCRIPTION = 140;

/** Says on a commit what a check would; the newest of a name counts. What does not apply is no obstacle. */
export async function writeCommitStatus(operation: Of<"commit-status">, { client }: Applying): Promise<Outcome> {
  const { key, name, head, conclusion, title, url } = operation;
  const { data } = await client.request(
    "POST /repos/{owner}/{repo}/statuses/{sha}",
    {
      sha: head,
      context: name,
      state: conclusion === "failure" ? "failure" : "success",
      description: title.slice(0, DESCRIPTION),
      ...(url !== undefined && { target_url: url }),
    },
    // A second one of the same name changes nothing that anybody sees.
    { idempotent: true },
  );
  return { kind: "done", key, number: undefined, url: data.target_url ?? undefined, problems: [] };
}
