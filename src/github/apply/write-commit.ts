import type { FileChange } from "../../operation/operation.ts";
import type { Client } from "../client.ts";
import type { Head } from "../head.ts";

/** Stores a commit of those files on top of a head, or without history; no branch points to it yet. Undefined where the files stand like that already. */
export async function writeCommit(
  client: Client,
  head: Head | undefined,
  files: readonly FileChange[],
  message: string,
): Promise<Head | undefined> {
  // A commit that nothing points to harms nobody, so that both may be sent twice.
  const twice = { idempotent: true };
  const entries = files.map(({ path, text }) => ({
    path,
    mode: "100644" as const,
    type: "blob" as const,
    content: text,
  }));
  const { data: tree } = await client.request(
    "POST /repos/{owner}/{repo}/git/trees",
    { tree: entries, ...(head !== undefined && { base_tree: head.tree }) },
    twice,
  );
  if (tree.sha === head?.tree) return undefined;
  const parents = head === undefined ? [] : [head.commit];
  const { data: commit } = await client.request(
    "POST /repos/{owner}/{repo}/git/commits",
    { message, tree: tree.sha, parents },
    twice,
  );
  return { commit: commit.sha, tree: tree.sha };
}
