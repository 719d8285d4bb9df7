import { GitHubError, InputError } from "../../errors.ts";
import type { Client } from "../client.ts";
import { ifFound } from "../if-found.ts";

/** What GitHub gives of one file. */
const MOST = 100_000_000;

/** The text of a file on the default branch, however large GitHub lets it be; undefined where there is none. What keeps it from being read is a sentence, not an error. */
export async function readWholeFile(
  client: Client,
  path: string,
): Promise<{ readonly text: string | undefined } | { readonly because: string }> {
  try {
    const answer = await ifFound(client.request("GET /repos/{owner}/{repo}/contents/{path}", { path }));
    if (answer === undefined) return { text: undefined };
    const { data } = answer;
    if (Array.isArray(data) || data.type !== "file" || !("content" in data))
      return { because: `${path} is not a file.` };
    if (data.size > MOST)
      return { because: `${path} has ${Math.round(data.size / 1_000_000)} MB; files are read up to 100 MB.` };
    if (data.encoding === "base64") return decoded(path, data.content);
    // Above 1 MB the contents are left out of the answer.
    const blob = await client.request("GET /repos/{owner}/{repo}/git/blobs/{file_sha}", { file_sha: data.sha });
    return decoded(path, blob.data.content);
  } catch (error) {
    if (error instanceof GitHubError) return { because: `${path} could not be read: ${error.diagnosis.cause}` };
    if (error instanceof InputError) return { because: error.message };
    throw error;
  }
}

function decoded(path: string, base64: string): { readonly text: string } | { readonly because: string } {
  const bytes = Buffer.from(base64, "base64");
  try {
    return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    // The decoder has one error only: bytes that are no UTF-8.
    return { because: `${path} is not written in UTF-8; save it again with that encoding.` };
  }
}
