import { actorIn, param, type RepoCall, type RepoRoute, type Reply, textField } from "../call.ts";
import { formatGitCommit } from "../format/commit.ts";
import { nodeId } from "../format/node-id.ts";
import { repositoryUrl } from "../format/urls.ts";
import { givenIdentity } from "../git/commit-files.ts";
import { demandNoSecret, demandWorkflows } from "../git/foreign-content.ts";
import { blobBytes, findObject, writeBlob, writeCommit } from "../git/objects.ts";
import { isEmpty, resolveCommit } from "../git/refs.ts";
import { type TreeChange, changeTree, emptyTree, findPath, walkTree } from "../git/trees.ts";
import { asText, isObject } from "../json.ts";
import { Refusal, missingField, notFound } from "../refusal.ts";
import type { TreeRow } from "../rows.ts";

const read = { accepts: "contents=read", role: "read" } as const;
const write = { accepts: "contents=write", role: "write", hidden: true } as const;

/** Git's objects: blobs, trees and commits. */
export const gitRoutes: readonly RepoRoute[] = [
  { method: "GET", pattern: "/git/blobs/:sha", needs: read, run: getBlob },
  { method: "POST", pattern: "/git/blobs", needs: write, run: createBlob },
  { method: "GET", pattern: "/git/trees/*sha", needs: read, run: getTree },
  { method: "POST", pattern: "/git/trees", needs: write, run: createTree },
  { method: "GET", pattern: "/git/commits/:sha", needs: read, run: getCommit },
  { method: "POST", pattern: "/git/commits", needs: write, run: createCommit },
];

/** Nothing of this works before the first commit. */
export function demandCommits(call: RepoCall): void {
  if (isEmpty(call.world, call.repo)) throw new Refusal(409, "Git Repository is empty.");
}

function getBlob(call: RepoCall): Reply {
  demandCommits(call);
  const blob = findObject(call.world.rows.blobs, call.repo.id, param(call, "sha"));
  if (blob === undefined) throw notFound();
  const url = `${repositoryUrl(call.world, call.repo)}/git/blobs/${blob.sha}`;
  return {
    status: 200,
    body: {
      sha: blob.sha,
      node_id: nodeId("Blob", blob.id),
      size: blob.size,
      url,
      content: blobBytes(blob).toString("base64"),
      encoding: "base64",
    },
  };
}

function createBlob(call: RepoCall): Reply {
  demandCommits(call);
  const content = textField(call, "content");
  if (content === undefined) throw missingField("content");
  const bytes = Buffer.from(content, call.body["encoding"] === "base64" ? "base64" : "utf8");
  demandNoSecret(bytes.toString("utf8"), 422);
  const blob = writeBlob(call.world, call.repo.id, bytes);
  return { status: 201, body: { sha: blob.sha, url: `${repositoryUrl(call.world, call.repo)}/git/blobs/${blob.sha}` } };
}

function getTree(call: RepoCall): Reply {
  demandCommits(call);
  const tree = findTree(call, param(call, "sha"));
  if (tree === undefined) throw notFound();
  return { status: 200, body: formatTree(call, tree, call.query.has("recursive")) };
}

function createTree(call: RepoCall): Reply {
  demandCommits(call);
  const { tree, base_tree: base } = call.body;
  if (!Array.isArray(tree)) throw missingField("tree");
  const under = base === undefined || base === null ? undefined : findTree(call, asText(base));
  if (typeof base === "string" && under === undefined) throw new Refusal(404, "Not Found");
  const changes = tree.map((entry: unknown) => readEntry(call, entry, under?.sha ?? emptyTree));
  demandWorkflows(
    actorIn(call),
    changes.map(({ path }) => path),
  );
  return {
    status: 201,
    body: formatTree(call, changeTree(call.world, call.repo.id, under?.sha ?? emptyTree, changes), false),
  };
}

function readEntry(call: RepoCall, given: unknown, base: string): TreeChange {
  const { path, mode, type, sha, content } = isObject(given) ? given : {};
  if (
    typeof path !== "string" ||
    path === "" ||
    path.split("/").some((part) => part === "" || part === "." || part === ".." || part === ".git")
  ) {
    throw new Refusal(422, "tree.path contains a malformed path component");
  }
  if (sha === null) {
    if (findPath(call.world, call.repo.id, base, path) === undefined) throw new Refusal(422, "GitRPC::BadObjectState");
    return { path, entry: undefined };
  }
  if (typeof mode !== "string" || !["100644", "100755", "040000", "160000", "120000"].includes(mode))
    throw new Refusal(422, "Must supply a valid tree.mode");
  if (typeof content === "string") {
    demandNoSecret(content, 422);
    const blob = writeBlob(call.world, call.repo.id, Buffer.from(content));
    return { path, entry: { mode, type: "blob", sha: blob.sha, size: blob.size } };
  }
  if (typeof sha !== "string") throw new Refusal(422, "Must supply either tree.sha or tree.content");
  if (type === "tree" || mode === "040000") {
    if (findObject(call.world.rows.trees, call.repo.id, sha) === undefined)
      throw new Refusal(422, `tree.sha ${sha} is not a valid tree`);
    return { path, entry: { mode: "040000", type: "tree", sha } };
  }
  const blob = findObject(call.world.rows.blobs, call.repo.id, sha);
  if (blob === undefined) throw new Refusal(422, `tree.sha ${sha} is not a valid blob`);
  return { path, entry: { mode, type: "blob", sha, size: blob.size } };
}

/** A tree by its own name, or by that of a commit or branch. */
function findTree(call: RepoCall, sha: string): TreeRow | undefined {
  const { rows } = call.world;
  const commit = resolveCommit(call.world, call.repo, sha);
  return findObject(rows.trees, call.repo.id, commit?.tree_sha ?? sha);
}

function formatTree(call: RepoCall, tree: TreeRow, recursive: boolean): Readonly<Record<string, unknown>> {
  const api = `${repositoryUrl(call.world, call.repo)}/git`;
  const entries = recursive ? walkTree(call.world, call.repo.id, tree.sha) : tree.tree;
  return {
    sha: tree.sha,
    url: `${api}/trees/${tree.sha}`,
    tree: entries.map((entry) => ({
      ...entry,
      url: `${api}/${entry.type === "tree" ? "trees" : "blobs"}/${entry.sha}`,
    })),
    truncated: false,
  };
}

function getCommit(call: RepoCall): Reply {
  demandCommits(call);
  const commit = findObject(call.world.rows.commits, call.repo.id, param(call, "sha"));
  if (commit === undefined) throw notFound();
  return { status: 200, body: formatGitCommit(call.world, call.repo, commit) };
}

function createCommit(call: RepoCall): Reply {
  demandCommits(call);
  const { world, repo, body } = call;
  const actor = actorIn(call);
  const message = textField(call, "message");
  if (message === undefined) throw missingField("message");
  const tree = textField(call, "tree");
  if (tree === undefined) throw missingField("tree");
  if (findObject(world.rows.trees, repo.id, tree) === undefined) throw new Refusal(422, "Tree SHA does not exist");
  const parents = Array.isArray(body["parents"]) ? body["parents"].map(String) : [];
  if (parents.some((sha) => findObject(world.rows.commits, repo.id, sha) === undefined))
    throw new Refusal(422, "Parent SHA does not exist or is not a commit object");
  const author = givenIdentity(world, actor, body["author"]);
  const committer = body["committer"] === undefined ? author : givenIdentity(world, actor, body["committer"]);
  const commit = writeCommit(world, {
    repo_id: repo.id,
    message,
    author_name: author.name,
    author_email: author.email,
    author_date: author.date,
    committer_name: committer.name,
    committer_email: committer.email,
    committer_date: committer.date,
    tree_sha: tree,
    parent_shas: parents,
    user_id: actor.user.id,
  });
  return { status: 201, body: formatGitCommit(world, repo, commit) };
}
