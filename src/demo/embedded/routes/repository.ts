import { isInstallation } from "../actor.ts";
import { param, type RepoCall, type RepoRoute, type Reply } from "../call.ts";
import { formatRepository } from "../format/repository.ts";
import { formatUser } from "../format/user.ts";
import { notFound } from "../refusal.ts";
import { type Role, reaches, roleOf } from "../rights.ts";
import { findUser } from "../seed.ts";

const metadata = { accepts: "metadata=read", role: "read" } as const;

/** The repository itself, and what people may do in it. */
export const repositoryRoutes: readonly RepoRoute[] = [
  { method: "GET", pattern: "", needs: metadata, run: get },
  { method: "GET", pattern: "/collaborators/:login/permission", needs: metadata, run: permission },
  {
    method: "GET",
    pattern: "/actions/permissions/workflow",
    needs: { accepts: "administration=read", role: "admin" },
    run: ({ repo }) => ({
      status: 200,
      body: {
        default_workflow_permissions: "read",
        can_approve_pull_request_reviews: repo.actions_may_open_pull_requests,
      },
    }),
  },
];

function get(call: RepoCall): Reply {
  const { actor, world, repo } = call;
  const role = actor === undefined ? undefined : isInstallation(actor) ? "read" : roleOf(world, repo, actor.user);
  const counted = world.rows.issues
    .findBy("repo_id", repo.id)
    .filter((issue) => issue.state === "open" && !issue.deleted);
  return {
    status: 200,
    body: {
      ...formatRepository(world, repo),
      open_issues_count: counted.length,
      ...(role !== undefined && { permissions: flags(role) }),
    },
  };
}

/** `permission` knows four words only; the exact one is `role_name`. */
function permission(call: RepoCall): Reply {
  const user = findUser(call.world, param(call, "login"));
  if (user === undefined) throw notFound(`${param(call, "login")} is not a user`);
  const role = roleOf(call.world, call.repo, user);
  const coarse = role === "maintain" ? "write" : role === "triage" ? "read" : role;
  const name = role === "none" ? "" : role;
  return {
    status: 200,
    body: {
      permission: coarse,
      user: { ...formatUser(call.world, user), permissions: flags(role), role_name: name },
      role_name: name,
    },
  };
}

/** What a role allows, as GitHub lists it. */
export function flags(role: Role): Readonly<Record<string, boolean>> {
  return {
    admin: reaches(role, "admin"),
    maintain: reaches(role, "maintain"),
    push: reaches(role, "write"),
    triage: reaches(role, "triage"),
    pull: reaches(role, "read"),
  };
}
