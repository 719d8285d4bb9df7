import type { CommitRow } from "../rows.ts";
import type { World } from "../world.ts";
import { commitAt } from "./objects.ts";

/** Whether `ancestor` is in the history of `sha`, itself included. */
export function isAncestor(world: World, repoId: number, ancestor: string, sha: string): boolean {
  for (const commit of history(world, repoId, sha)) if (commit.sha === ancestor) return true;
  return false;
}

/** The commits that lead to `sha`, itself first, each once, nearer ones before farther ones. */
export function* history(world: World, repoId: number, sha: string): Generator<CommitRow> {
  const seen = new Set([sha]);
  const queue = [sha];
  for (let next = 0; next < queue.length; next += 1) {
    const commit = commitAt(world, repoId, queue[next] ?? "");
    yield commit;
    for (const parent of commit.parent_shas) {
      if (seen.has(parent)) continue;
      seen.add(parent);
      queue.push(parent);
    }
  }
}

/** The nearest commit that both histories hold; undefined where they have nothing in common. */
export function mergeBase(world: World, repoId: number, base: string, head: string): string | undefined {
  if (base === head) return base;
  // Both histories are walked in step, so that a branch of yesterday costs a few steps and not the years before it.
  const [left, right] = [history(world, repoId, base), history(world, repoId, head)];
  const [seenLeft, seenRight] = [new Set<string>(), new Set<string>()];
  for (;;) {
    const [a, b] = [left.next(), right.next()];
    if (a.done && b.done) return undefined;
    if (!a.done) {
      if (seenRight.has(a.value.sha)) return a.value.sha;
      seenLeft.add(a.value.sha);
    }
    if (!b.done) {
      if (seenLeft.has(b.value.sha)) return b.value.sha;
      seenRight.add(b.value.sha);
    }
  }
}

/** The commits of `head` that the history of `base` does not hold, newest first. */
export function commitsAhead(world: World, repoId: number, base: string, head: string): CommitRow[] {
  return straight(world, repoId, mergeBase(world, repoId, base, head), head) ?? merged(world, repoId, base, head);
}

/** The usual branch: one line of commits down to where it left; undefined where merges are in it. */
function straight(world: World, repoId: number, from: string | undefined, head: string): CommitRow[] | undefined {
  const line: CommitRow[] = [];
  for (let sha: string | undefined = head; sha !== from;) {
    if (sha === undefined) return undefined;
    const commit = commitAt(world, repoId, sha);
    if (commit.parent_shas.length > 1) return undefined;
    line.push(commit);
    sha = commit.parent_shas[0];
  }
  return line;
}

function merged(world: World, repoId: number, base: string, head: string): CommitRow[] {
  const known = new Set(Array.from(history(world, repoId, base), (commit) => commit.sha));
  return Array.from(history(world, repoId, head)).filter((commit) => !known.has(commit.sha));
}
