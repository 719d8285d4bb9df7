import type { Answers } from "../../requirements/answer.ts";
import type { Client } from "../client.ts";

/** The repository itself: default branch, what is switched on, who owns it. */
export async function readRepository(client: Client): Promise<Answers["repository"]> {
  const { data } = await client.request("GET /repos/{owner}/{repo}", {});
  return {
    defaultBranch: data.default_branch,
    private: data.private,
    archived: data.archived,
    hasIssues: data.has_issues,
    ownedBy: data.owner.type === "Organization" ? "organisation" : "person",
  };
}
