import { hash } from "node:crypto";
import { InvariantError } from "../../../errors.ts";
import { toMillis } from "../../../time/instant.ts";
import type { BlobRow, CommitRow, NewRow, Row, Rows, TreeEntry, TreeRow } from "../rows.ts";
import type { World } from "../world.ts";

/** Git's name for an object: the same one git itself would give it. */
export function objectSha(type: "blob" | "tree" | "commit", content: Buffer): string {
  return hash("sha1", Buffer.concat([Buffer.from(`${type} ${content.byteLength}\0`), content]), "hex");
}

/** The object with that name in the repository. */
export function findObject<T extends Row & { readonly sha: string; readonly repo_id: number }>(
  rows: Rows<T>,
  repoId: number,
  sha: string,
): T | undefined {
  return rows.findBy("sha", sha as T["sha"]).find((row) => row.repo_id === repoId);
}

/** Stores a file's content; bytes that are no text are kept as base64. */
export function writeBlob(world: World, repoId: number, bytes: Buffer): BlobRow {
  const sha = objectSha("blob", bytes);
  const text = bytes.toString("utf8");
  const isText = Buffer.from(text, "utf8").equals(bytes);
  return (
    findObject(world.rows.blobs, repoId, sha) ??
    world.rows.blobs.insert({
      repo_id: repoId,
      sha,
      content: isText ? text : bytes.toString("base64"),
      encoding: isText ? "utf-8" : "base64",
      size: bytes.byteLength,
    })
  );
}

/** The bytes of a stored file. */
export function blobBytes(blob: BlobRow): Buffer {
  return Buffer.from(blob.content, blob.encoding === "base64" ? "base64" : "utf8");
}

/** Stores one folder; its entries come in git's order, in which a folder's name ends in a slash. */
export function writeTree(world: World, repoId: number, entries: readonly TreeEntry[]): TreeRow {
  const ordered = entries.toSorted((a, b) => Buffer.compare(sortKey(a), sortKey(b)));
  const content = Buffer.concat(
    ordered.flatMap((entry) => [
      Buffer.from(`${entry.mode.replace(/^0+/, "")} ${entry.path}\0`),
      Buffer.from(entry.sha, "hex"),
    ]),
  );
  const sha = objectSha("tree", content);
  return (
    findObject(world.rows.trees, repoId, sha) ??
    world.rows.trees.insert({ repo_id: repoId, sha, tree: ordered, truncated: false })
  );
}

/** Stores a commit; its name depends on everything in it. */
export function writeCommit(world: World, commit: Omit<NewRow<CommitRow>, "sha">): CommitRow {
  const lines = [
    `tree ${commit.tree_sha}`,
    ...commit.parent_shas.map((parent) => `parent ${parent}`),
    `author ${commit.author_name} <${commit.author_email}> ${seconds(commit.author_date)} +0000`,
    `committer ${commit.committer_name} <${commit.committer_email}> ${seconds(commit.committer_date)} +0000`,
  ];
  const sha = objectSha("commit", Buffer.from(`${lines.join("\n")}\n\n${commit.message}`));
  return findObject(world.rows.commits, commit.repo_id, sha) ?? world.rows.commits.insert({ ...commit, sha });
}

/** A commit that must be there, because a ref or another commit names it. */
export function commitAt(world: World, repoId: number, sha: string): CommitRow {
  const commit = findObject(world.rows.commits, repoId, sha);
  if (commit === undefined) throw new InvariantError(`commit ${sha} is named and not stored`);
  return commit;
}

function sortKey(entry: TreeEntry): Buffer {
  return Buffer.from(entry.type === "tree" ? `${entry.path}/` : entry.path);
}

function seconds(instant: string): number {
  return Math.floor(toMillis(instant) / 1000);
}
