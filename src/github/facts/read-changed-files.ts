import type { Client } from "../client.ts";
import { readAllPages } from "../read-pages.ts";

/** Paths of the files a pull request changes, seen from where its branch left the base; a renamed file has both its names. */
export async function readChangedFiles(client: Client, pull: number): Promise<ReadonlySet<string>> {
  const rows = await readAllPages(client, "GET /repos/{owner}/{repo}/pulls/{pull_number}/files", { pull_number: pull });
  return new Set(
    rows.flatMap(({ filename, previous_filename: before }) => [filename, ...(before === undefined ? [] : [before])]),
  );
}
