import type { Client } from "../client.ts";
import { readAllPages } from "../read-pages.ts";

/** The types of all rules in force for a branch of that name, whether or not it stands already. */
export async function readRuleTypes(client: Client, branch: string): Promise<readonly string[]> {
  const rows = await readAllPages(client, "GET /repos/{owner}/{repo}/rules/branches/{branch}", { branch });
  return [...new Set(rows.map(({ type }) => type))];
}
