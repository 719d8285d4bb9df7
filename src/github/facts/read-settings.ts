import type { Client } from "../client.ts";

/** What a repository has switched on and off, and what the token tells of itself on the way. */
export type RepositorySettings = {
  readonly defaultBranch: string;
  readonly private: boolean;
  readonly archived: boolean;
  readonly fork: boolean;
  readonly hasIssues: boolean;
  readonly hasPullRequests: boolean;
  /** Whether only collaborators may open pull requests. */
  readonly collaboratorsOnly: boolean;
  /** What the account of the token may do here; GitHub tells it of people only. */
  readonly rights: { readonly push: boolean; readonly admin: boolean } | undefined;
  /** Scopes of a classic token; undefined where the token has none to show. */
  readonly scopes: readonly string[] | undefined;
};

/** The settings of the repository, with one request. */
export async function readSettings(client: Client): Promise<RepositorySettings> {
  const { data, headers } = await client.request("GET /repos/{owner}/{repo}", {});
  const scopes = headers["x-oauth-scopes"];
  return {
    defaultBranch: data.default_branch,
    private: data.private,
    archived: data.archived,
    fork: data.fork,
    hasIssues: data.has_issues,
    // Servers that do not know the switch have pull requests always.
    hasPullRequests: data.has_pull_requests ?? true,
    collaboratorsOnly: data.pull_request_creation_policy === "collaborators_only",
    rights: data.permissions === undefined ? undefined : { push: data.permissions.push, admin: data.permissions.admin },
    scopes:
      typeof scopes === "string"
        ? scopes
            .split(",")
            .map((scope) => scope.trim())
            .filter((scope) => scope !== "")
        : undefined,
  };
}
