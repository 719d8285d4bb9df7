import type { Answer, Client } from "./client.ts";

/** The newest commit of a branch and its tree. */
export type Head = { readonly commit: string; readonly tree: string };

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
