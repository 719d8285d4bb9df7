import type { Client } from "../client.ts";
import { readAllPages } from "../read-pages.ts";

/** A file that a pull request changes, seen from where its branch left the base. */
export type PullFile = {
  readonly path: string;
  /** Its name before, where it was renamed. */
  readonly before: string | undefined;
  readonly removed: boolean;
  /** The whole text of a new file, where GitHub shows it. */
  readonly added: string | undefined;
};

/** The files a pull request changes. */
export async function readPullFiles(client: Client, pull: number): Promise<readonly PullFile[]> {
  const rows = await readAllPages(client, "GET /repos/{owner}/{repo}/pulls/{pull_number}/files", { pull_number: pull });
  return rows.map(({ filename, previous_filename: before, status, patch, additions }) => ({
    path: filename,
    before,
    removed: status === "removed",
    added: status === "added" && patch !== undefined ? wholeText(patch, additions) : undefined,
  }));
}

/** The text of a new file by its patch; undefined where some of its lines are missing. */
function wholeText(patch: string, lines: number): string | undefined {
  const [head = "", ...rows] = patch.split("\n");
  const added = rows.filter((row) => row.startsWith("+")).map((row) => row.slice(1));
  if (!head.startsWith("@@ -0,0 ") || added.length !== lines) return undefined;
  return added.join("\n") + (rows.at(-1)?.startsWith("\\") ? "" : "\n");
}
