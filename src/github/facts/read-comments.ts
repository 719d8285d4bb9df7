import type { Answers } from "../../requirements/answer.ts";
import { parseInstant } from "../../time/instant.ts";
import type { Client } from "../client.ts";
import { readAllPages } from "../read-pages.ts";

/** All comments of an item, oldest first. */
export async function readComments(client: Client, issue: number): Promise<Answers["comments"]> {
  const rows = await readAllPages(client, "GET /repos/{owner}/{repo}/issues/{issue_number}/comments", {
    issue_number: issue,
  });
  return rows.map((row) => ({
    id: Number(row.id),
    author: row.user?.login ?? "ghost",
    body: row.body ?? "",
    createdAt: parseInstant(row.created_at),
    updatedAt: parseInstant(row.updated_at),
  }));
}
