import type { Answers } from "../../requirements/answer.ts";
import type { Client } from "../client.ts";
import { readPermission } from "./read-permission.ts";

/** Who closed an issue, and what they may do here; undefined where it is open or nobody knows. */
export async function readCloser(client: Client, issue: number): Promise<Answers["closer"]> {
  const { data } = await client.request("GET /repos/{owner}/{repo}/issues/{issue_number}", { issue_number: issue });
  const login = data.state === "closed" ? data.closed_by?.login : undefined;
  return login === undefined ? undefined : { login, permission: await readPermission(client, login) };
}
