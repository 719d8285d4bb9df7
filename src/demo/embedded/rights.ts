import { type Actor, isInstallation } from "./actor.ts";
import { Refusal, notFound } from "./refusal.ts";
import type { RepoRow, UserRow } from "./rows.ts";
import type { World } from "./world.ts";

const roles = ["none", "read", "triage", "write", "maintain", "admin"] as const;

/** What a person may do in a repository, from nothing to everything. */
export type Role = (typeof roles)[number];

const stored: Readonly<Record<string, Role>> = {
  pull: "read",
  triage: "triage",
  push: "write",
  maintain: "maintain",
  admin: "admin",
};

/** What a route asks for: `accepts` as GitHub words it (`issues=write; pull_requests=write`), and the least role of a person. */
export type Needs = { readonly accepts: string; readonly role: Role; readonly hidden?: boolean };

/** Emulate's word for a role. */
export function storedRole(role: Role): string {
  return Object.entries(stored).find(([, ours]) => ours === role)?.[0] ?? "pull";
}

/** The role a person has in a repository; everybody reads a public one. */
export function roleOf(world: World, repo: RepoRow, user: UserRow): Role {
  if (repo.owner_type === "User" && repo.owner_id === user.id) return "admin";
  const collaborator = world.rows.collaborators.findBy("repo_id", repo.id).find((row) => row.user_id === user.id);
  if (collaborator !== undefined) return stored[collaborator.permission] ?? "read";
  return repo.private ? "none" : "read";
}

/** Whether `role` allows what `least` allows. */
export function reaches(role: Role, least: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(least);
}

/** Whether an issue of the repository can be given to that person. */
export function isAssignable(world: World, repo: RepoRow, user: UserRow): boolean {
  if (user.type === "Bot") return false;
  if (repo.owner_type === "User" && repo.owner_id === user.id) return true;
  return world.rows.collaborators.findBy("repo_id", repo.id).some((row) => row.user_id === user.id);
}

/** Whether the actor has at least that role; an installation has it where its token holds a permission that says write. */
export function may(world: World, repo: RepoRow, actor: Actor, least: Role, accepts: string): boolean {
  if (isInstallation(actor)) return reachesRepository(actor, repo) && holds(actor, accepts);
  return reaches(roleOf(world, repo, actor.user), least) && holds(actor, accepts);
}

/** Refuses what the actor may not do here, in the words of the real service. */
export function demand(world: World, repo: RepoRow, actor: Actor | undefined, needs: Needs, writes: boolean): void {
  if (!sees(world, repo, actor)) throw notFound();
  if (!writes && needs.role === "read" && !repo.private) return;
  if (actor === undefined) throw new Refusal(401, "Requires authentication");
  if (!holds(actor, needs.accepts) || (isInstallation(actor) && !reachesRepository(actor, repo)))
    throw notAccessible(actor, needs.accepts);
  if (!isInstallation(actor) && !reaches(roleOf(world, repo, actor.user), needs.role)) {
    throw needs.hidden ? notFound() : new Refusal(403, "Must have admin rights to Repository.");
  }
  if (repo.archived && writes) throw new Refusal(403, "Repository was archived so is read-only.");
}

/** The refusal for a token that lacks a permission, naming what would do. */
export function notAccessible(actor: Actor, accepts: string): Refusal {
  const message = isInstallation(actor)
    ? "Resource not accessible by integration"
    : "Resource not accessible by personal access token";
  return new Refusal(403, message, {}, { "x-accepted-github-permissions": accepts });
}

/** Whether a token's permissions cover one of the alternatives in `accepts`. */
export function holds(actor: Actor, accepts: string): boolean {
  const held = actor.permissions;
  return accepts.split(";").some((alternative) =>
    alternative.split(",").every((need) => {
      const [name = "", level] = need.trim().split("=");
      // The token of Actions has no key for these, whatever a workflow asks for.
      if (actor.kind === "actions" && outOfReach.includes(name)) return false;
      return held === undefined || held[name] === "write" || (level === "read" && held[name] === "read");
    }),
  );
}

const outOfReach = ["administration", "members", "workflows"];

/** Whether the repository exists as far as the actor can tell. */
export function sees(world: World, repo: RepoRow, actor: Actor | undefined): boolean {
  if (!repo.private) return true;
  if (actor === undefined || !reachesRepository(actor, repo)) return false;
  return isInstallation(actor) || reaches(roleOf(world, repo, actor.user), "read");
}

function reachesRepository(actor: Actor, repo: RepoRow): boolean {
  return actor.repositories === undefined || actor.repositories.includes(repo.full_name.toLowerCase());
}
