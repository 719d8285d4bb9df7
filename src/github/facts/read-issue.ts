import { GitHubError } from "../../errors.ts";
import type { Answers } from "../../requirements/answer.ts";
import type { Client } from "../client.ts";
import { issueOf } from "../issue-of.ts";

/** An issue of anybody; undefined where it was deleted, moved to another repository, or is a pull request. */
export async function readIssue(client: Client, number: number): Promise<Answers["issue"]> {
  try {
    const { data } = await client.request("GET /repos/{owner}/{repo}/issues/{issue_number}", { issue_number: number });
    // An issue that was moved is answered by the repository where it is now.
    const here = `/repos/${client.owner}/${client.name}/issues/${number}`.toLowerCase();
    return data.url.toLowerCase().endsWith(here) ? issueOf(data) : undefined;
  } catch (error) {
    if (error instanceof GitHubError && (error.status === 404 || error.status === 410)) return undefined;
    throw error;
  }
}
