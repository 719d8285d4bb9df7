import { commitChanges, fileChange, identityOf } from "./git/commit-files.ts";
import { createRef } from "./git/refs.ts";
import { type Role, storedRole } from "./rights.ts";
import type { OrgRow, RepoRow, UserRow } from "./rows.ts";
import type { World } from "./world.ts";

/** A repository to begin with. */
export type SeedRepository = {
  readonly owner: string;
  readonly name: string;
  /** Organization where unset. */
  readonly ownerType?: "Organization" | "User";
  readonly private?: boolean;
  readonly defaultBranch?: string;
  /** Text by path, in one first commit; without files the repository is empty. */
  readonly files?: Readonly<Record<string, string>>;
  readonly collaborators?: Readonly<Record<string, Exclude<Role, "none">>>;
  readonly hasIssues?: boolean;
  readonly archived?: boolean;
  readonly hasPullRequests?: boolean;
  readonly pullRequestCreation?: "all" | "collaborators_only";
  /** The setting "Allow GitHub Actions to create and approve pull requests"; on where unset, though new repositories have it off. */
  readonly actionsMayOpenPullRequests?: boolean;
};

/** The user of that name, made where there is none; names that end in `[bot]` are bots. */
export function ensureUser(world: World, login: string, type = login.endsWith("[bot]") ? "Bot" : "User"): UserRow {
  const known = findUser(world, login);
  if (known !== undefined) return known;
  return world.rows.users.insert({ ...profile, login, type, name: null, site_admin: false });
}

/** The organisation of that name, made where there is none. */
export function ensureOrganization({ rows }: World, login: string): OrgRow {
  return rows.orgs.findOneBy("login", login) ?? rows.orgs.insert({ ...profile, login });
}

/** The user of that name, whatever its case. */
export function findUser(world: World, login: string): UserRow | undefined {
  return (
    world.rows.users.findOneBy("login", login) ??
    world.rows.users.all().find((user) => user.login.toLowerCase() === login.toLowerCase())
  );
}

/** Puts a repository into the store, with its people and its first commit. */
export function seedRepository(world: World, seed: SeedRepository): RepoRow {
  const { rows } = world;
  const ownerType = seed.ownerType ?? "Organization";
  const owner = ownerType === "User" ? ensureUser(world, seed.owner) : ensureOrganization(world, seed.owner);
  const repo = rows.repos.insert({
    ...settings,
    name: seed.name,
    full_name: `${seed.owner}/${seed.name}`,
    owner_id: owner.id,
    owner_type: ownerType,
    private: seed.private ?? false,
    default_branch: seed.defaultBranch ?? "main",
    has_issues: seed.hasIssues ?? true,
    archived: seed.archived ?? false,
    has_pull_requests: seed.hasPullRequests ?? true,
    pull_request_creation_policy: seed.pullRequestCreation ?? "all",
    actions_may_open_pull_requests: seed.actionsMayOpenPullRequests ?? true,
    workflow_states: {},
    next_number: 1,
    pushed_at: null,
  });
  for (const [login, role] of Object.entries(seed.collaborators ?? {})) {
    rows.collaborators.insert({ repo_id: repo.id, user_id: ensureUser(world, login).id, permission: storedRole(role) });
  }
  const files = Object.entries(seed.files ?? {});
  if (files.length > 0)
    seedFiles(world, repo, files, ownerType === "User" ? ensureUser(world, seed.owner) : ensureUser(world, "web-flow"));
  return rows.repos.get(repo.id) ?? repo;
}

/** Puts a team `org/slug` into the store. */
export function seedTeam(world: World, name: string, members: readonly string[]): void {
  const { rows } = world;
  const [org = "", slug = ""] = name.split("/");
  const owner = ensureOrganization(world, org);
  const team = rows.teams.insert({ ...teamProfile, org_id: owner.id, slug, name: slug, members_count: members.length });
  for (const login of members)
    rows.teamMembers.insert({ team_id: team.id, user_id: ensureUser(world, login).id, role: "member" });
}

function seedFiles(world: World, repo: RepoRow, files: readonly (readonly [string, string])[], user: UserRow): void {
  const author = identityOf(world, user);
  const changes = files.map(([path, text]) => fileChange(world, repo, path, Buffer.from(text)));
  const commit = commitChanges(world, repo, {
    parent: undefined,
    changes,
    message: "Initial commit",
    author,
    committer: author,
    user,
  });
  createRef(world, repo, `refs/heads/${repo.default_branch}`, commit.sha);
}

/** What emulate's own routes expect of people, organisations and repositories. */
const profile = {
  node_id: "",
  name: null,
  email: null,
  description: null,
  public_repos: 0,
  followers: 0,
  following: 0,
  default_repository_permission: "read",
};
const teamProfile = {
  node_id: "",
  description: null,
  privacy: "closed",
  permission: "pull",
  parent_id: null,
  repos_count: 0,
};
const settings = {
  node_id: "",
  description: null,
  fork: false,
  homepage: null,
  language: null,
  languages: {},
  topics: [],
  size: 0,
  open_issues_count: 0,
  forks_count: 0,
  stargazers_count: 0,
  watchers_count: 0,
  visibility: "public",
  has_projects: false,
  has_wiki: false,
  disabled: false,
  license: null,
};
