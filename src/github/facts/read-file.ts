import type { Answers } from "../../requirements/answer.ts";
import type { Client } from "../client.ts";
import { readText } from "../read-text.ts";

/** The text of a file on a branch, the default branch where undefined. */
export async function readFile(client: Client, path: string, branch: string | undefined): Promise<Answers["file"]> {
  return readText(client, { path, ...(branch !== undefined && { ref: branch }) });
}
