import { type Actor, isInstallation } from "./actor.ts";
import type { Reply } from "./call.ts";
import type { Incoming } from "./incoming.ts";
import type { EmulateIdentity } from "./start-emulated.ts";
import type { Needs } from "./rights.ts";
import type { RepoRow } from "./rows.ts";
import type { World } from "./world.ts";

/** A route that emulate answers as GitHub does, behind our rights. */
export type KeptRoute = { readonly method: string; readonly pattern: string; readonly needs: Needs };

const issuesRead = { accepts: "issues=read; pull_requests=read", role: "read" } as const;
const issuesWrite = { accepts: "issues=write; pull_requests=write", role: "triage" } as const;
const contentsRead = { accepts: "contents=read", role: "read" } as const;
const contentsWrite = { accepts: "contents=write", role: "write" } as const;

/** Within a repository: milestones and releases. */
export const keptRepoRoutes: readonly KeptRoute[] = [
  { method: "GET", pattern: "/milestones", needs: issuesRead },
  { method: "POST", pattern: "/milestones", needs: issuesWrite },
  { method: "GET", pattern: "/milestones/:number", needs: issuesRead },
  { method: "PATCH", pattern: "/milestones/:number", needs: issuesWrite },
  { method: "DELETE", pattern: "/milestones/:number", needs: issuesWrite },
  { method: "GET", pattern: "/releases", needs: contentsRead },
  { method: "POST", pattern: "/releases", needs: contentsWrite },
  { method: "GET", pattern: "/releases/latest", needs: contentsRead },
  { method: "GET", pattern: "/releases/tags/:tag", needs: contentsRead },
  { method: "GET", pattern: "/releases/:id", needs: contentsRead },
  { method: "PATCH", pattern: "/releases/:id", needs: contentsWrite },
  { method: "DELETE", pattern: "/releases/:id", needs: contentsWrite },
];

/** Outside of repositories: people, organisations and teams. */
export const keptRoutes: readonly Omit<KeptRoute, "needs">[] = [
  { method: "GET", pattern: "/users/:login" },
  { method: "GET", pattern: "/orgs/:org" },
  { method: "GET", pattern: "/orgs/:org/members" },
  { method: "GET", pattern: "/orgs/:org/teams" },
  { method: "GET", pattern: "/orgs/:org/teams/:team" },
  { method: "GET", pattern: "/orgs/:org/teams/:team/members" },
];

/** Lets emulate answer, as the actor; whether the actor may was decided before. */
export async function passOn(
  world: World,
  incoming: Incoming,
  path: string,
  actor: Actor | undefined,
  repo: RepoRow | undefined,
): Promise<Reply> {
  const { tokens, app } = world.emulated;
  passed += 1;
  // Emulate counts requests of each token by the system clock and stops at 5000, so each request has a token of its own.
  const token = `pass-${passed}`;
  if (actor !== undefined) tokens.set(token, identityOf(world, actor, repo));
  const headers: Record<string, string> = {
    "content-type": "application/json",
    ...(actor !== undefined && { authorization: `Bearer ${token}` }),
  };
  const query = incoming.query.size === 0 ? "" : `?${incoming.query.toString()}`;
  const request = new Request(`${world.url}${path}${query}`, {
    method: incoming.method,
    headers,
    // Without a body its writing routes answer 400.
    ...(incoming.method !== "GET" && { body: incoming.text === "" ? "{}" : incoming.text }),
  });
  const response = await app.fetch(request);
  tokens.delete(token);
  const text = await response.text();
  const link = response.headers.get("link");
  return {
    status: response.status,
    ...(text !== "" && { body: JSON.parse(text) as unknown }),
    ...(link !== null && { headers: { link } }),
  };
}

let passed = 0;

function identityOf(world: World, actor: Actor, repo: RepoRow | undefined): EmulateIdentity {
  const { user } = actor;
  const identity: EmulateIdentity = { login: user.login, id: user.id, scopes: ["repo", "user"] };
  if (!isInstallation(actor) || repo === undefined) return identity;
  // Emulate knows bots by the app they belong to.
  const slug = user.login.replace(/\[bot\]$/, "");
  if (world.rows.apps.findBy("slug", slug).length === 0)
    world.rows.apps.insert({ app_id: user.id, slug, name: slug, events: [] });
  const installation = {
    appId: user.id,
    accountId: repo.owner_id,
    accountType: repo.owner_type,
    repositorySelection: "all",
    repositoryIds: [],
    permissions: { contents: "write", issues: "write", pull_requests: "write" },
  };
  return { ...identity, installation };
}
