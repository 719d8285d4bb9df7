import type { Answers } from "../../requirements/answer.ts";
import type { Client } from "../client.ts";
import { readText } from "../read-text.ts";

/** The text of a file in the owner's `.github` repository; undefined where file or repository are missing or hidden. */
export async function readOwnerFile(client: Client, path: string): Promise<Answers["owner-file"]> {
  return readText(client, { repo: ".github", path });
}
