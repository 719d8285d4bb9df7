import type { Answers } from "../../requirements/answer.ts";
import type { Client } from "../client.ts";

/** Who closed an issue; undefined where it is open or nobody knows. */
export async function readCloser(client: Client, issue: number): Promise<Answers["closer"]> {
  const { data } = await client.request("GET /repos/{owner}/{repo}/issues/{issue_number}", { issue_number: issue });
  return data.state === "closed" ? data.closed_by?.login : undefined;
}
