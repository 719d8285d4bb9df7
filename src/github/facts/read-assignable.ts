import type { Answers } from "../../requirements/answer.ts";
import type { Client } from "../client.ts";
import { ifFound } from "../if-found.ts";

/** Whether GitHub lets issues be assigned to somebody here. */
export async function readAssignable(client: Client, login: string): Promise<Answers["assignable"]> {
  const answer = await ifFound(client.request("GET /repos/{owner}/{repo}/assignees/{assignee}", { assignee: login }));
  return answer !== undefined;
}
