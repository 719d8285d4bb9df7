import type { Answers } from "../../requirements/answer.ts";
import type { Client } from "../client.ts";
import { ifFound } from "../if-found.ts";

/** The names of the issue types in use in the owner's organisation; none where the owner is a person or has none. */
export async function readIssueTypes(client: Client): Promise<Answers["issue-types"]> {
  const answer = await ifFound(client.request("GET /orgs/{org}/issue-types", { org: client.owner }));
  return (answer?.data ?? []).flatMap((type) => (type === null || type.is_enabled === false ? [] : [type.name]));
}
