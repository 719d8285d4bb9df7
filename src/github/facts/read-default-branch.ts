import type { Answers } from "../../requirements/answer.ts";
import type { Client } from "../client.ts";
import { readRepository } from "./read-repository.ts";

/** The name of the default branch; asked for only where no answer has told it. */
export async function readDefaultBranch(client: Client): Promise<Answers["default-branch"]> {
  client.defaultBranch ??= (await readRepository(client)).defaultBranch;
  return client.defaultBranch;
}
