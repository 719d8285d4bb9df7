import type { Answer, Client } from "./client.ts";
import type { Head } from "./head.ts";

/** The head that a branch's page tells, noted with the client. */
export function noteHead(
  client: Client,
  branch: string,
  { commit }: Answer<"GET /repos/{owner}/{repo}/branches/{branch}">,
): Head {
  const head = { commit: commit.sha, tree: commit.commit.tree.sha };
  client.heads.set(branch, head);
  return head;
}
