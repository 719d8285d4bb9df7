import { commitsAhead, mergeBase } from "./git/history.ts";
import { commitAt, findObject } from "./git/objects.ts";
import { branchHead } from "./git/refs.ts";
import { type TreeDifference, diffTrees, emptyTree } from "./git/trees.ts";
import { findIssue } from "./items.ts";
import type { CommitRow, PullRow, RepoRow, UserRow } from "./rows.ts";
import { closeIssue } from "./state.ts";
import type { World } from "./world.ts";

/** The open pull requests from a branch. */
export function openPullsFrom(world: World, repo: RepoRow, branch: string): PullRow[] {
  return world.rows.pullRequests
    .findBy("head_ref", branch)
    .filter((pull) => pull.repo_id === repo.id && findIssue(world, repo, pull.number)?.state === "open");
}

/** A branch that goes away closes what was asked from it. */
export function closePullsOf(world: World, repo: RepoRow, branch: string, actor: UserRow): void {
  for (const pull of openPullsFrom(world, repo, branch)) {
    const issue = findIssue(world, repo, pull.number);
    if (issue !== undefined) closeIssue(world, issue, actor, undefined);
  }
}

/** What a pull request would change, seen from where its branch left the base. */
export type PullContent = {
  readonly base: string;
  readonly files: readonly TreeDifference[];
  readonly commits: readonly CommitRow[];
  /** Paths that both sides changed differently. */
  readonly conflicts: readonly string[];
};

/** Reads what a pull request holds; a merged one is read against the base as it was. */
export function readPull(world: World, repo: RepoRow, pull: PullRow): PullContent {
  const tip = pull.merged ? pull.base_sha : (branchHead(world, repo, pull.base_ref) ?? pull.base_sha);
  const base = mergeBase(world, repo.id, tip, pull.head_sha) ?? tip;
  const files = diffTrees(world, repo.id, treeOf(world, repo, base), treeOf(world, repo, pull.head_sha));
  const theirs = new Map(
    diffTrees(world, repo.id, treeOf(world, repo, base), treeOf(world, repo, tip)).map((file) => [file.path, file]),
  );
  const conflicts = files
    .filter(({ path, after }) => theirs.has(path) && theirs.get(path)?.after?.sha !== after?.sha)
    .map(({ path }) => path);
  return { base, files, commits: commitsAhead(world, repo.id, tip, pull.head_sha), conflicts };
}

/** Lines that a file gained and lost. */
export function countLines(
  world: World,
  repoId: number,
  { before, after }: TreeDifference,
): { readonly additions: number; readonly deletions: number } {
  const [left, right] = [linesOf(world, repoId, before?.sha), linesOf(world, repoId, after?.sha)];
  const balance = new Map<string, number>();
  for (const line of right) balance.set(line, (balance.get(line) ?? 0) + 1);
  for (const line of left) balance.set(line, (balance.get(line) ?? 0) - 1);
  const counts = [...balance.values()];
  return {
    additions: counts.reduce((sum, count) => sum + Math.max(0, count), 0),
    deletions: counts.reduce((sum, count) => sum + Math.max(0, -count), 0),
  };
}

/** The patch of a new text, with all of its lines; undefined for what is none, and for what GitHub would not show. */
export function patchOfNew(world: World, repoId: number, sha: string): string | undefined {
  const blob = findObject(world.rows.blobs, repoId, sha);
  if (blob === undefined || blob.encoding === "base64" || blob.content === "") return undefined;
  const lines = linesOf(world, repoId, sha);
  if (lines.length > LONGEST_PATCH) return undefined;
  const end = blob.content.endsWith("\n") ? "" : "\n\\ No newline at end of file";
  return `@@ -0,0 +1,${lines.length} @@\n${lines.map((line) => `+${line}`).join("\n")}${end}`;
}

/** Longer patches are left out. */
const LONGEST_PATCH = 3000;

/** The tree of a commit. */
export function treeOf(world: World, repo: RepoRow, commit: string): string {
  return commit === "" ? emptyTree : commitAt(world, repo.id, commit).tree_sha;
}

function linesOf(world: World, repoId: number, sha: string | undefined): string[] {
  const blob = sha === undefined ? undefined : findObject(world.rows.blobs, repoId, sha);
  if (blob === undefined || blob.content === "") return [];
  return blob.content.replace(/\n$/, "").split("\n");
}
