import { createHash } from "node:crypto";
import { GitHubError } from "../../errors.ts";
import type { Outcome } from "../../operation/outcome.ts";
import { ifFound } from "../if-found.ts";
import type { Applying, Of } from "./applying.ts";
import { oversized } from "./oversized.ts";
import { resolve } from "./resolve.ts";

/** Changes one file with one request, and only what was read: whoever changed it meanwhile keeps their change. Where the rules of the branch forbid it, nothing is changed, which is no failure. */
export async function changeFile(operation: Of<"change-file">, applying: Applying): Promise<Outcome> {
  const { key, path, was } = operation;
  const text = resolve(operation.text, applying);
  const refused = oversized({ key, files: [{ path, text }] });
  if (refused !== undefined) return { kind: "failed", key, problem: refused };
  if (text === was) return { kind: "unchanged", key };
  try {
    return await put(operation, text, blobOf(Buffer.from(was)), applying);
  } catch (error) {
    if (error instanceof GitHubError && error.diagnosis.id === "branch-protected")
      return { kind: "skipped", key, because: error.diagnosis.cause };
    if (!(error instanceof GitHubError) || (error.status !== 409 && error.status !== 422)) throw error;
    return again(operation, text, error, applying);
  }
}

/** What GitHub calls that content. */
function blobOf(content: Buffer): string {
  return createHash("sha1").update(`blob ${content.length}\0`).update(content).digest("hex");
}

async function put(
  { key, branch, path, message }: Of<"change-file">,
  text: string,
  sha: string,
  { client }: Applying,
): Promise<Outcome> {
  const { data } = await client.request(
    "PUT /repos/{owner}/{repo}/contents/{path}",
    { path, branch, message, sha, content: Buffer.from(text).toString("base64") },
    // What is sent twice is refused the second time, and then found to stand.
    { idempotent: true },
  );
  client.heads.delete(branch);
  return { kind: "done", key, number: undefined, url: data.commit.html_url, problems: [] };
}

/** The branch may have moved without the file: then it is tried once more. */
async function again(
  operation: Of<"change-file">,
  text: string,
  refusal: GitHubError,
  applying: Applying,
): Promise<Outcome> {
  const { key, branch, path, was } = operation;
  const found = await ifFound(
    applying.client.request("GET /repos/{owner}/{repo}/contents/{path}", { path, ref: branch }),
  );
  const data = found?.data;
  const stands =
    data === undefined || Array.isArray(data) || data.type !== "file" || !("content" in data) ? undefined : data;
  const held = stands === undefined ? undefined : Buffer.from(stands.content, "base64").toString("utf8");
  if (held === text) return { kind: "unchanged", key };
  if (stands !== undefined && held === was) {
    // That it holds what was expected under another name, or that the branch moved, explains the refusal; else it is what GitHub says.
    return put(operation, text, stands.sha, applying);
  }
  const because = `Somebody changed ${path} meanwhile (${refusal.diagnosis.cause}); that stays as it is.`;
  return { kind: "skipped", key, because };
}
