import { GitHubError, InputError } from "../../errors.ts";
import { PLAYBOOK_FILE } from "../../playbook/playbook-file.ts";
import type { Answers } from "../../requirements/answer.ts";
import { PORTFOLIO_FILE } from "../../snapshot/neighbour.ts";
import type { Client } from "../client.ts";
import { readText } from "../read-text.ts";

/** What another repository tells of itself, if its playbook agrees to be shown in this one. Whether it is hidden from us, absent or unwilling is not told apart. */
export async function readNeighbour(client: Client, repository: string, branch: string): Promise<Answers["neighbour"]> {
  const closed = (because: string) => ({ kind: "closed", because }) as const;
  const home = `${client.owner}/${client.name}`;
  const there = await client.elsewhere(repository);
  if (there === undefined) return closed(UNREACHED);
  try {
    const { data } = await there.request("GET /repos/{owner}/{repo}", {});
    const playbook = await readText(there, { path: PLAYBOOK_FILE });
    // The parser is a late part of the bundle.
    const { givesLeave } = await import("../../playbook/gives-leave.ts");
    if (playbook === undefined || !givesLeave(playbook, "shown-in", home))
      return closed(data.private ? UNREACHED : `its playbook does not agree (portfolio: { shown-in: [${home}] })`);
    const told = await readText(there, { path: PORTFOLIO_FILE, ref: branch });
    return { kind: "open", private: data.private, told };
  } catch (error) {
    // What went wrong there is told without a word of what stands there.
    if (error instanceof GitHubError) return closed(error.status === 404 ? UNREACHED : "it did not answer");
    if (error instanceof InputError) return closed("what it tells of itself cannot be read");
    throw error;
  }
}

const UNREACHED = "the token of this pass does not reach it, or its playbook does not agree to be shown here";
