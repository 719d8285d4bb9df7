import type { Answers } from "../../requirements/answer.ts";
import type { Instant } from "../../time/instant.ts";
import type { Client } from "../client.ts";
import { issueOf } from "../issue-of.ts";
import { readAllPages } from "../read-pages.ts";

/** The issues of anybody that bear a label, by number: the open ones, or with `since` all that changed from then on. */
export async function readLabelled(
  client: Client,
  label: string,
  since: Instant | undefined,
): Promise<Answers["labelled"]> {
  const rows = await readAllPages(client, "GET /repos/{owner}/{repo}/issues", {
    labels: label,
    state: since === undefined ? "open" : "all",
    sort: "created",
    direction: "asc",
    ...(since !== undefined && { since }),
  });
  const issues = new Map(rows.flatMap((row) => issueOf(row) ?? []).map((issue) => [issue.number, issue]));
  return [...issues.values()].sort((a, b) => a.number - b.number);
}
