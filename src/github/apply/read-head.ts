import { ifFound } from "../if-found.ts";
import type { Applying } from "./applying.ts";
import type { Head } from "../head.ts";
import { noteHead } from "../note-head.ts";

/** The head of a branch, undefined where there is no such branch; `fresh` asks again even if it was seen before. */
export async function readHead(
  branch: string,
  { client }: Applying,
  { fresh }: { readonly fresh: boolean },
): Promise<Head | undefined> {
  const seen = fresh ? undefined : client.heads.get(branch);
  if (seen !== undefined) return seen;
  const answer = await ifFound(client.request("GET /repos/{owner}/{repo}/branches/{branch}", { branch }));
  if (answer === undefined) return undefined;
  return noteHead(client, branch, answer.data);
}
