import type { Answers } from "../../requirements/answer.ts";
import type { Client } from "../client.ts";
import { itemOf } from "../item-of.ts";
import { readAllPages } from "../read-pages.ts";

/** Every item of ours by number: all pages, open and closed, of all authors the client was asked for before. */
export async function readHistory(client: Client): Promise<Answers["history"]> {
  const reads = [...client.authors].map(async (creator) =>
    readAllPages(client, "GET /repos/{owner}/{repo}/issues", {
      state: "all",
      creator,
      sort: "created",
      direction: "asc",
    }),
  );
  const rows = (await Promise.all(reads)).flat();
  return rows.flatMap((row) => itemOf(row, client.authors) ?? []).sort((a, b) => a.number - b.number);
}
