import type { Call } from "./call.ts";
import { categories, discussionsOf } from "./discussions.ts";
import { nodeId } from "./format/node-id.ts";
import { blobBytes, findObject } from "./git/objects.ts";
import { branchHead, resolveCommit } from "./git/refs.ts";
import { findPath } from "./git/trees.ts";
import type { Selected } from "./graphql.ts";
import { asText, isObject } from "./json.ts";
import { passOn } from "./kept.ts";
import type { RepoRow } from "./rows.ts";
import { sortItems } from "./routes/list-issues.ts";

/** What GraphQL knows of a repository, of the fields that are asked for. */
export async function repositoryGraph(call: Call, repo: RepoRow, fields: readonly Selected[]): Promise<object> {
  const asked = (field: string) => fields.find((one) => one.name === field)?.parameters;
  const file = asked("object");
  const issues = asked("issues");
  const discussions = fields.filter(({ field }) => field === "discussions");
  return {
    id: nodeId("Repository", repo.id),
    hasDiscussionsEnabled: repo.discussions !== undefined,
    discussionCategories: categories(repo),
    ...Object.fromEntries(discussions.map(({ name, parameters }) => [name, discussionsOf(call, repo, parameters)])),
    defaultBranchRef: defaultBranch(call, repo),
    ...(asked("releases") !== undefined && { releases: await releases(call, repo) }),
    ...(file !== undefined && { object: objectAt(call, repo, asText(file["expression"])) }),
    ...(issues !== undefined && { issues: labelled(call, repo, issues) }),
  };
}

function defaultBranch({ world }: Call, repo: RepoRow): object | null {
  const sha = branchHead(world, repo, repo.default_branch);
  const commit = sha === undefined ? undefined : findObject(world.rows.commits, repo.id, sha);
  if (commit === undefined) return null;
  return { name: repo.default_branch, target: { oid: commit.sha, tree: { oid: commit.tree_sha } } };
}

async function releases(call: Call, repo: RepoRow): Promise<object> {
  const incoming = { ...call.incoming, method: "GET", query: new URLSearchParams({ per_page: "100" }), text: "" };
  const { body } = await passOn(call.world, incoming, `/repos/${repo.full_name}/releases`, call.actor, repo);
  const rows = Array.isArray(body) ? body.filter(isObject) : [];
  return {
    nodes: rows.map((row) => ({
      name: row["name"],
      tagName: row["tag_name"],
      url: row["html_url"],
      publishedAt: row["published_at"],
      isDraft: row["draft"],
      isPrerelease: row["prerelease"],
    })),
  };
}

/** Bytes of text that GraphQL shows of a file. */
const LARGEST = 512_000;

/** `HEAD:path` of the default branch: a file with its text, a folder with nothing of it. */
function objectAt({ world }: Call, repo: RepoRow, expression: string): object | null {
  const commit = resolveCommit(world, repo, undefined);
  const entry = commit && findPath(world, repo.id, commit.tree_sha, expression.replace(/^HEAD:/, ""));
  if (entry === undefined) return null;
  const blob = entry.type === "tree" ? undefined : findObject(world.rows.blobs, repo.id, entry.sha);
  if (blob === undefined) return { __typename: "Tree", text: null, isTruncated: false };
  return { __typename: "Blob", text: blobBytes(blob).toString("utf8"), isTruncated: blob.size > LARGEST };
}

/** The first hundred open issues that bear one of the labels, those that changed last first. */
function labelled(call: Call, repo: RepoRow, which: Readonly<Record<string, unknown>>): object {
  const { rows } = call.world;
  const wanted = new Set(
    (Array.isArray(which["labels"]) ? which["labels"] : []).map((one) => asText(one).toLowerCase()),
  );
  const found = rows.issues
    .findBy("repo_id", repo.id)
    .filter((issue) => !issue.deleted && !issue.is_pull_request && issue.state === "open")
    .filter(({ label_ids }) => label_ids.some((id) => wanted.has(rows.labels.get(id)?.name.toLowerCase() ?? "")));
  const sorted = sortItems(found, "updated", "desc");
  return {
    pageInfo: { hasNextPage: sorted.length > 100 },
    nodes: sorted.slice(0, 100).map((issue) => ({
      id: nodeId("Issue", issue.id),
      number: issue.number,
      title: issue.title,
      body: issue.body ?? "",
      state: "OPEN",
      stateReason: issue.state_reason === "reopened" ? "REOPENED" : null,
      createdAt: issue.created_at,
      updatedAt: issue.updated_at,
      closedAt: issue.closed_at,
      author: actorOf(rows.users.get(issue.user_id)?.login),
      labels: { nodes: issue.label_ids.flatMap((id) => rows.labels.get(id) ?? []).map(({ name }) => ({ name })) },
      assignees: { nodes: issue.assignee_ids.map((id) => ({ login: rows.users.get(id)?.login ?? "" })) },
    })),
  };
}

/** GraphQL leaves out what REST puts behind a bot's login. */
function actorOf(login: string | undefined): object | null {
  if (login === undefined) return null;
  const bot = login.endsWith("[bot]");
  return { __typename: bot ? "Bot" : "User", login: login.replace(/\[bot\]$/, "") };
}
