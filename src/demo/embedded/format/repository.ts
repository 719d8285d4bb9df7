import type { RepoRow } from "../rows.ts";
import type { World } from "../world.ts";
import { nodeId } from "./node-id.ts";
import { pageUrl, repositoryUrl } from "./urls.ts";
import { formatOwner } from "./user.ts";

/** A repository; what the asking person may do there is added by who asks. */
export function formatRepository(world: World, repo: RepoRow): Readonly<Record<string, unknown>> {
  const url = repositoryUrl(world, repo);
  return {
    id: repo.id,
    node_id: nodeId("Repository", repo.id),
    name: repo.name,
    full_name: repo.full_name,
    private: repo.private,
    owner: formatOwner(world, repo),
    html_url: pageUrl(world, repo),
    description: null,
    fork: repo.fork,
    url,
    issues_url: `${url}/issues{/number}`,
    pulls_url: `${url}/pulls{/number}`,
    contents_url: `${url}/contents/{+path}`,
    branches_url: `${url}/branches{/branch}`,
    created_at: repo.created_at,
    updated_at: repo.updated_at,
    pushed_at: repo.pushed_at,
    has_issues: repo.has_issues,
    has_projects: false,
    has_wiki: false,
    has_discussions: false,
    has_pull_requests: repo.has_pull_requests,
    pull_request_creation_policy: repo.pull_request_creation_policy,
    archived: repo.archived,
    disabled: false,
    visibility: repo.private ? "private" : "public",
    default_branch: repo.default_branch,
  };
}
