import type { OrgRow, RepoRow, UserRow } from "../rows.ts";
import type { World } from "../world.ts";
import { nodeId } from "./node-id.ts";

const known = new WeakMap<UserRow, Readonly<Record<string, unknown>>>();

/** A person or bot as it appears inside other things. */
export function formatUser(world: World, user: UserRow): Readonly<Record<string, unknown>> {
  // Rows are replaced when they change, so the text of one can be kept: lists hold the same few people many times.
  let formatted = known.get(user);
  if (formatted === undefined) {
    formatted = account(world, user.login, user.id, user.type);
    known.set(user, formatted);
  }
  return formatted;
}

/** The user with that id, or null, as in `closed_by`. */
export function formatUserId(world: World, id: number | null): Readonly<Record<string, unknown>> | null {
  const user = id === null ? undefined : world.rows.users.get(id);
  return user === undefined ? null : formatUser(world, user);
}

/** Who owns the repository: an organisation or a person. */
export function formatOwner(world: World, repo: RepoRow): Readonly<Record<string, unknown>> {
  const rows: OrgRow | UserRow | undefined =
    repo.owner_type === "Organization" ? world.rows.orgs.get(repo.owner_id) : world.rows.users.get(repo.owner_id);
  return account(world, rows?.login ?? "ghost", repo.owner_id, repo.owner_type);
}

function account(world: World, login: string, id: number, type: string): Readonly<Record<string, unknown>> {
  const name = encodeURIComponent(login);
  return {
    login,
    id,
    node_id: nodeId(type, id),
    avatar_url: `${world.url}/avatars/${name}`,
    gravatar_id: "",
    url: `${world.url}/users/${name}`,
    html_url: type === "Bot" ? `${world.url}/apps/${name.replace("%5Bbot%5D", "")}` : `${world.url}/${name}`,
    repos_url: `${world.url}/users/${name}/repos`,
    organizations_url: `${world.url}/users/${name}/orgs`,
    events_url: `${world.url}/users/${name}/events{/privacy}`,
    type,
    user_view_type: "public",
    site_admin: false,
  };
}
