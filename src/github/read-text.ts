import { InputError } from "../errors.ts";
import type { Client, Given } from "./client.ts";
import { ifFound } from "./if-found.ts";

const CONTENTS = "GET /repos/{owner}/{repo}/contents/{path}";

/** The text of a file (UTF-8, up to 1 MB), or undefined where there is none; a folder or a larger file is an `InputError`. */
export async function readText(client: Client, file: Given<typeof CONTENTS>): Promise<string | undefined> {
  // As JSON, not raw: only so can a file be told from a folder, and a broken answer from an empty file.
  const answer = await ifFound(client.request(CONTENTS, file));
  if (answer === undefined) return undefined;
  const { data } = answer;
  if (file.ref === undefined && file.repo === undefined && !Array.isArray(data)) noteDefaultBranch(client, data.url);
  if (Array.isArray(data) || data.type !== "file" || !("content" in data))
    throw new InputError(`${file.path} is not a file.`);
  if (data.encoding !== "base64")
    throw new InputError(`${file.path} has ${data.size} bytes; files are read up to 1 MB.`);
  return Buffer.from(data.content, "base64").toString("utf8");
}

/** What was asked for without a branch comes from the default branch, and the answer's own address names that. */
function noteDefaultBranch(client: Client, address: string): void {
  const ref = URL.parse(address)?.searchParams.get("ref") ?? "HEAD";
  if (ref !== "HEAD") client.defaultBranch ??= ref;
}
