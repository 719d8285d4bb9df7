import { GitHubError } from "../../errors.ts";
import type { Client } from "../client.ts";

/** What the person of the client's token may do in a repository of that name at this moment. */
export type Rights = {
  /** A name may have gone to another repository. */
  readonly id: number;
  readonly admin: boolean;
};

/** Asks GitHub anew; undefined where the person may not even read it. */
export async function readRights(person: Client, owner: string, name: string): Promise<Rights | undefined> {
  try {
    const { data } = await person.request("GET /repos/{owner}/{repo}", { owner, repo: name });
    return { id: Number(data.id), admin: data.permissions?.admin === true };
  } catch (error) {
    if (error instanceof GitHubError && isRefusal(error)) return undefined;
    throw error;
  }
}

/** A limit is none. */
function isRefusal({ status, diagnosis }: GitHubError): boolean {
  return status === 404 || (status === 403 && !diagnosis.id.startsWith("limit"));
}
