import type { RepoRow } from "../rows.ts";
import type { World } from "../world.ts";

/** Where the API has a repository. */
export function repositoryUrl(world: World, repo: RepoRow): string {
  return `${world.url}/repos/${repo.full_name}`;
}

/** Where people see a repository. */
export function pageUrl(world: World, repo: RepoRow): string {
  return `${world.url}/${repo.full_name}`;
}
