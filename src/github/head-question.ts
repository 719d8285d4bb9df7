import type { Client } from "./client.ts";
import { fieldOf } from "./field-of.ts";

/** Asks a repository over GraphQL for its default branch, and that branch's newest commit. */
export const HEAD_QUESTION = "defaultBranchRef { name target { oid ... on Commit { tree { oid } } } }";

/** Keeps what was answered to `HEAD_QUESTION`, which a later commit needs; whether there is a commit at all. */
export function noteAskedHead(client: Client, repository: unknown): boolean {
  const branch = fieldOf(repository, "defaultBranchRef");
  const name = fieldOf(branch, "name");
  const commit = fieldOf(fieldOf(branch, "target"), "oid");
  const tree = fieldOf(fieldOf(fieldOf(branch, "target"), "tree"), "oid");
  if (typeof name !== "string" || typeof commit !== "string" || typeof tree !== "string") return false;
  client.defaultBranch ??= name;
  client.heads.set(name, { commit, tree });
  return true;
}
