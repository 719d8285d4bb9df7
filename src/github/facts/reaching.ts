import { InputError } from "../../errors.ts";
import type { Client } from "../client.ts";
import { readRepository } from "./read-repository.ts";

/** The client for a repository: this one, or another one of the same owner that the token reaches. What is private there is not told where everybody reads. */
export async function reaching(client: Client, repository: string | undefined): Promise<Client> {
  if (repository === undefined) return client;
  const [owner = ""] = repository.split("/");
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository) || owner.toLowerCase() !== client.owner.toLowerCase())
    throw new InputError(`${repository} is no repository of ${client.owner}.`);
  const there = await client.elsewhere(repository);
  if (there === undefined) throw new InputError(`Nothing here reaches ${repository}.`);
  const [here, other] = await Promise.all([readRepository(client), readRepository(there)]);
  if (other.private && !here.private)
    throw new InputError(`${repository} is private and this repository is not, so nothing of it is told here.`);
  return there;
}
