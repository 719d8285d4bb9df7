import { GitHubError } from "../../errors.ts";
import type { Answers } from "../../requirements/answer.ts";
import type { Client } from "../client.ts";
import { readText } from "../read-text.ts";

/** The text of a file in the owner's `.github` repository; undefined where file or repository are missing, hidden or empty. */
export async function readOwnerFile(client: Client, path: string): Promise<Answers["owner-file"]> {
  try {
    return await readText(client, { repo: ".github", path });
  } catch (error) {
    if (error instanceof GitHubError && error.diagnosis.id === "repository-empty") return undefined;
    throw error;
  }
}
