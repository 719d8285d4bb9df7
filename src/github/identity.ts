import { GitHubError } from "../errors.ts";
import type { Client } from "./client.ts";
import { fieldOf } from "./field-of.ts";

/** The login a token writes as; undefined where it cannot be known. */
export type Identity = string | undefined;

/** Asks GitHub who this client writes as: people over REST, an app's installation over GraphQL, which REST does not tell. */
export async function readIdentity(client: Client): Promise<Identity> {
  try {
    const { data } = await client.request("GET /user", {});
    return data.login;
  } catch (error) {
    if (!(error instanceof GitHubError) || (error.status !== 403 && error.status !== 404)) throw error;
  }
  try {
    return viewerIn(await client.query("{ viewer { login } }"));
  } catch (error) {
    // Stand-ins and proxies often speak no GraphQL.
    if (error instanceof GitHubError && error.status !== 401) return undefined;
    throw error;
  }
}

function viewerIn(answer: unknown): string | undefined {
  const login = fieldOf(fieldOf(fieldOf(answer, "data"), "viewer"), "login");
  return typeof login === "string" ? login : undefined;
}
