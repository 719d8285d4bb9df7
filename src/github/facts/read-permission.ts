import type { Answers } from "../../requirements/answer.ts";
import type { Client } from "../client.ts";
import { ifFound } from "../if-found.ts";

/** What somebody may do here; a role an organisation made itself counts as the level it is built on. */
export async function readPermission(client: Client, login: string): Promise<Answers["permission"]> {
  const answer = await ifFound(
    client.request("GET /repos/{owner}/{repo}/collaborators/{username}/permission", { username: login }),
  );
  if (answer === undefined) return "none";
  const { role_name: role, permission } = answer.data;
  return LEVELS.get(role) ?? LEVELS.get(permission) ?? "none";
}

const LEVELS: ReadonlyMap<string, Answers["permission"]> = new Map([
  ["admin", "admin"],
  ["maintain", "write"],
  ["write", "write"],
  ["triage", "triage"],
  ["read", "read"],
]);
