import { InvariantError } from "../../../errors.ts";
import type { TreeEntry, TreeRow } from "../rows.ts";
import type { World } from "../world.ts";
import { findObject, writeTree } from "./objects.ts";

/** A file or folder of a tree with its whole path. */
export type PathEntry = TreeEntry;

/** One change of a path; undefined takes it away. */
export type TreeChange = { readonly path: string; readonly entry: Omit<TreeEntry, "path"> | undefined };

/** The empty tree's name in git. */
export const emptyTree = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

/** The entries of one folder, by the name of its tree. */
export function readTree(world: World, repoId: number, sha: string): readonly TreeEntry[] {
  if (sha === emptyTree) return [];
  const tree = findObject(world.rows.trees, repoId, sha);
  if (tree === undefined) throw new InvariantError(`tree ${sha} is named and not stored`);
  return tree.tree;
}

/** The file or folder at a path, undefined where there is none; the empty path is the tree itself. */
export function findPath(world: World, repoId: number, treeSha: string, path: string): TreeEntry | undefined {
  let found: TreeEntry = { path: "", mode: "040000", type: "tree", sha: treeSha };
  for (const name of path.split("/").filter((part) => part !== "")) {
    if (found.type !== "tree") return undefined;
    const entry = readTree(world, repoId, found.sha).find((one) => one.path === name);
    if (entry === undefined) return undefined;
    found = entry;
  }
  return { ...found, path };
}

/** All files and folders below a tree, with whole paths, folders before what they hold. */
export function walkTree(world: World, repoId: number, treeSha: string, prefix = ""): PathEntry[] {
  return readTree(world, repoId, treeSha).flatMap((entry) => {
    const whole = { ...entry, path: prefix + entry.path };
    return entry.type === "tree" ? [whole, ...walkTree(world, repoId, entry.sha, `${whole.path}/`)] : [whole];
  });
}

/** The tree with the changes made; folders that become empty disappear. */
export function changeTree(world: World, repoId: number, treeSha: string, changes: readonly TreeChange[]): TreeRow {
  const entries = new Map(readTree(world, repoId, treeSha).map((entry) => [entry.path, entry]));
  const inside = new Map<string, TreeChange[]>();
  for (const { path, entry } of changes) {
    const slash = path.indexOf("/");
    if (slash !== -1) {
      const folder = path.slice(0, slash);
      inside.set(folder, [...(inside.get(folder) ?? []), { path: path.slice(slash + 1), entry }]);
    } else if (entry === undefined) entries.delete(path);
    else entries.set(path, { ...entry, path });
  }
  for (const [folder, below] of inside) {
    const before = entries.get(folder);
    const after = changeTree(world, repoId, before?.type === "tree" ? before.sha : emptyTree, below);
    if (after.tree.length === 0) entries.delete(folder);
    else entries.set(folder, { path: folder, mode: "040000", type: "tree", sha: after.sha });
  }
  return writeTree(world, repoId, [...entries.values()]);
}

/** A file that differs between two trees; undefined where it is missing on that side. */
export type TreeDifference = {
  readonly path: string;
  readonly before: TreeEntry | undefined;
  readonly after: TreeEntry | undefined;
};

/** The files that differ between two trees, in order of path; equal folders are not looked into. */
export function diffTrees(world: World, repoId: number, before: string, after: string, prefix = ""): TreeDifference[] {
  if (before === after) return [];
  const left = new Map(readTree(world, repoId, before).map((entry) => [entry.path, entry]));
  const right = new Map(readTree(world, repoId, after).map((entry) => [entry.path, entry]));
  const key = (name: string): string => ((left.get(name) ?? right.get(name))?.type === "tree" ? `${name}/` : name);
  const names = [...new Set([...left.keys(), ...right.keys()])].sort((one, other) => (key(one) < key(other) ? -1 : 1));
  return names.flatMap((name) => {
    const [a, b] = [left.get(name), right.get(name)];
    if (a?.sha === b?.sha && a?.mode === b?.mode) return [];
    const path = prefix + name;
    const folders = diffFolders(world, repoId, a, b, `${path}/`);
    const [fileA, fileB] = [a?.type === "tree" ? undefined : a, b?.type === "tree" ? undefined : b];
    return fileA === undefined && fileB === undefined ? folders : [{ path, before: fileA, after: fileB }, ...folders];
  });
}

function diffFolders(
  world: World,
  repoId: number,
  a: TreeEntry | undefined,
  b: TreeEntry | undefined,
  prefix: string,
): TreeDifference[] {
  const [left, right] = [a?.type === "tree" ? a.sha : emptyTree, b?.type === "tree" ? b.sha : emptyTree];
  return diffTrees(world, repoId, left, right, prefix);
}
