import { actorIn, param, type RepoCall, type RepoRoute, type Reply, textField } from "../call.ts";
import { closeNamedIssues } from "../close-named-issues.ts";
import { formatGitCommit } from "../format/commit.ts";
import { pageUrl, repositoryUrl } from "../format/urls.ts";
import { commitChanges, fileChange, givenIdentity } from "../git/commit-files.ts";
import { demandNoSecret, demandWorkflows } from "../git/foreign-content.ts";
import { blobBytes, findObject } from "../git/objects.ts";
import { refusedBy, violation } from "../git/protection.ts";
import { createRef, findRef, isEmpty, moveRef, resolveCommit } from "../git/refs.ts";
import { type TreeChange, findPath, readTree } from "../git/trees.ts";
import { Refusal, missingField, notFound } from "../refusal.ts";
import type { CommitRow, TreeEntry } from "../rows.ts";

const write = { accepts: "contents=write", role: "write", hidden: true } as const;

/** Files and folders by path. */
export const contentRoutes: readonly RepoRoute[] = [
  { method: "GET", pattern: "/contents", needs: { accepts: "contents=read", role: "read" }, run: get },
  { method: "GET", pattern: "/contents/*path", needs: { accepts: "contents=read", role: "read" }, run: get },
  { method: "PUT", pattern: "/contents/*path", needs: write, run: put },
  { method: "DELETE", pattern: "/contents/*path", needs: write, run: remove },
];

function get(call: RepoCall): Reply {
  const { world, repo } = call;
  const ref = call.query.get("ref") ?? undefined;
  if (isEmpty(world, repo)) throw notFound("This repository is empty.");
  const commit = resolveCommit(world, repo, ref);
  if (commit === undefined) throw notFound(`No commit found for the ref ${ref}`);
  const path = pathIn(call);
  const entry = findPath(world, repo.id, commit.tree_sha, path);
  if (entry === undefined) throw notFound();
  const name = ref ?? repo.default_branch;
  if (entry.type === "tree") return { status: 200, body: listFolder(call, entry, path, name) };
  const blob = findObject(world.rows.blobs, repo.id, entry.sha);
  if (blob === undefined) throw notFound();
  if (/application\/vnd\.github(\.v3)?\.raw/.test(call.incoming.headers["accept"] ?? "")) {
    return {
      status: 200,
      text: blobBytes(blob).toString("utf8"),
      headers: { "content-type": "application/vnd.github.raw+json; charset=utf-8" },
    };
  }
  const big = blob.size > 1_048_576;
  const content = big ? "" : blobBytes(blob).toString("base64").replaceAll(/.{60}/g, "$&\n");
  return {
    status: 200,
    body: { ...describe(call, entry, path, name), size: blob.size, content, encoding: big ? "none" : "base64" },
  };
}

function put(call: RepoCall): Reply {
  const content = textField(call, "content");
  if (content === undefined) throw missingField("content");
  const bytes = Buffer.from(content, "base64");
  const target = readTarget(call);
  demandWorkflows(actorIn(call), [target.path]);
  const given = textField(call, "sha");
  if (target.entry !== undefined && given === undefined) throw missingField("sha");
  if (given !== undefined && given !== target.entry?.sha)
    throw new Refusal(409, `${target.path} does not match ${given}`);
  demandBranchWrite(
    call,
    target.branch,
    target.entry === undefined ? "Could not create file: " : "Could not update file: ",
  );
  demandNoSecret(bytes.toString("utf8"), 409);
  const commit = commitTo(call, target, fileChange(call.world, call.repo, target.path, bytes));
  const entry = findPath(call.world, call.repo.id, commit.tree_sha, target.path);
  if (entry === undefined) throw notFound();
  return {
    status: target.entry === undefined ? 201 : 200,
    body: {
      content: { ...describe(call, entry, target.path, target.branch), size: bytes.byteLength },
      commit: formatGitCommit(call.world, call.repo, commit),
    },
  };
}

function remove(call: RepoCall): Reply {
  const target = readTarget(call);
  const given = textField(call, "sha") ?? call.query.get("sha");
  if (target.entry === undefined) throw notFound();
  if (given === null) throw missingField("sha");
  if (given !== target.entry.sha) throw new Refusal(409, `${target.path} does not match ${given}`);
  demandBranchWrite(call, target.branch, "Could not delete file: ");
  const commit = commitTo(call, target, { path: target.path, entry: undefined });
  return { status: 200, body: { content: null, commit: formatGitCommit(call.world, call.repo, commit) } };
}

type Target = {
  readonly path: string;
  readonly branch: string;
  readonly head: CommitRow | undefined;
  readonly entry: TreeEntry | undefined;
};

function readTarget(call: RepoCall): Target {
  const { world, repo } = call;
  const path = pathIn(call);
  if (textField(call, "message") === undefined) throw missingField("message");
  if (path.split("/").some((part) => part === "" || part === "." || part === ".." || part === ".git"))
    throw new Refusal(422, "path contains a malformed path component");
  const branch = textField(call, "branch") ?? repo.default_branch;
  const head = resolveCommit(world, repo, `refs/heads/${branch}`);
  if (head === undefined && !isEmpty(world, repo)) throw notFound(`Branch ${branch} not found`);
  return { path, branch, head, entry: head && findPath(world, repo.id, head.tree_sha, path) };
}

function commitTo(call: RepoCall, target: Target, change: TreeChange): CommitRow {
  const { world, repo, body } = call;
  const actor = actorIn(call);
  const author = givenIdentity(world, actor, body["author"]);
  const commit = commitChanges(world, repo, {
    parent: target.head,
    changes: [change],
    message: textField(call, "message") ?? "",
    author,
    committer: body["committer"] === undefined ? author : givenIdentity(world, actor, body["committer"]),
    user: actor.user,
  });
  const ref = findRef(world, repo, `refs/heads/${target.branch}`);
  if (ref === undefined) createRef(world, repo, `refs/heads/${target.branch}`, commit.sha);
  else moveRef(world, repo, ref, commit.sha);
  if (target.branch === repo.default_branch) closeNamedIssues(world, repo, [commit.message], actor.user, commit.sha);
  return commit;
}

function demandBranchWrite(call: RepoCall, branch: string, doing: string): void {
  const refused = refusedBy(call.world, call.repo, actorIn(call), branch, "update");
  if (refused !== undefined)
    throw new Refusal(409, refused.kind === "ruleset" ? violation(refused.why) : doing + refused.why);
}

function pathIn(call: RepoCall): string {
  return param(call, "path").replace(/^\/+|\/+$/g, "");
}

/** A folder shows its first thousand entries and no more. */
function listFolder(call: RepoCall, folder: TreeEntry, path: string, ref: string): readonly unknown[] {
  const entries = readTree(call.world, call.repo.id, folder.sha).slice(0, 1000);
  return entries.map((entry) => describe(call, entry, path === "" ? entry.path : `${path}/${entry.path}`, ref));
}

function describe(call: RepoCall, entry: TreeEntry, path: string, ref: string): Readonly<Record<string, unknown>> {
  const api = repositoryUrl(call.world, call.repo);
  const encoded = path.split("/").map(encodeURIComponent).join("/");
  const folder = entry.type === "tree";
  const url = `${api}/contents/${encoded}?ref=${encodeURIComponent(ref)}`;
  const git = `${api}/git/${folder ? "trees" : "blobs"}/${entry.sha}`;
  const html = `${pageUrl(call.world, call.repo)}/${folder ? "tree" : "blob"}/${ref}/${encoded}`;
  return {
    name: path.split("/").at(-1) ?? "",
    path,
    sha: entry.sha,
    size: entry.size ?? 0,
    url,
    html_url: html,
    git_url: git,
    download_url: folder ? null : `${pageUrl(call.world, call.repo)}/raw/${ref}/${encoded}`,
    type: folder ? "dir" : "file",
    _links: { self: url, git, html },
  };
}
