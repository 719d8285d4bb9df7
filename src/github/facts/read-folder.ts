import type { Answers } from "../../requirements/answer.ts";
import type { Client } from "../client.ts";
import { ifFound } from "../if-found.ts";

/** GitHub lists no more entries of a folder than this. */
const LISTED = 1000;

const CONTENTS = "GET /repos/{owner}/{repo}/contents/{path}";

/** The names of the files in a folder, in order; empty where there is no such folder. */
export async function readFolder(client: Client, path: string, branch: string | undefined): Promise<Answers["folder"]> {
  const ref = branch === undefined ? {} : { ref: branch };
  const answer = await ifFound(client.request(CONTENTS, { path, ...ref }));
  const entries = Array.isArray(answer?.data) ? answer.data : [];
  const names =
    entries.length < LISTED
      ? entries.flatMap(({ type, name }) => (type === "file" ? [name] : []))
      : await readLargeFolder(client, path, ref);
  return names.sort();
}

/** By its tree, whose sha the listing of the folder above tells. */
async function readLargeFolder(client: Client, path: string, ref: { readonly ref?: string }): Promise<string[]> {
  const [, above = "", name = ""] = /^(?:(.*)\/)?([^/]+)\/?$/.exec(path) ?? [];
  const { data: entries } = await client.request(CONTENTS, { path: above, ...ref });
  const folder = Array.isArray(entries) ? entries.find((entry) => entry.name === name) : undefined;
  if (folder === undefined) return [];
  const { data } = await client.request("GET /repos/{owner}/{repo}/git/trees/{tree_sha}", { tree_sha: folder.sha });
  return data.tree.flatMap((entry) => (entry.type === "blob" ? [entry.path] : []));
}
