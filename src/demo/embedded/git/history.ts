import type { CommitRow } from "../rows.ts";
import type { World } from "../world.ts";
import { commitAt } from "./objects.ts";

/** Whether `ancestor` is in the history of `sha`, itself included. */
export function isAncestor(world: World, repoId: number, ancestor: string, sha: string): boolean {
  const wanted = commitAt(world, repoId, ancestor);
  for (const { commit } of walk(world, repoId, [sha])) {
    if (commit.id <= wanted.id) return commit.id === wanted.id;
  }
  return false;
}

/** The commits that lead to `sha`, itself first, each once, children before parents. */
export function* history(world: World, repoId: number, sha: string): Generator<CommitRow> {
  for (const { commit } of walk(world, repoId, [sha])) yield commit;
}

/** The newest commit that both histories hold; undefined where they have nothing in common. */
export function mergeBase(world: World, repoId: number, base: string, head: string): string | undefined {
  if (base === head) return base;
  for (const { commit, from } of walk(world, repoId, [base, head])) if (from.size === 2) return commit.sha;
  return undefined;
}

/** The commits of `head` that the history of `base` does not hold, newest first. */
export function commitsAhead(world: World, repoId: number, base: string, head: string): CommitRow[] {
  if (base === head) return [];
  const ahead: CommitRow[] = [];
  for (const { commit, from, open } of walk(world, repoId, [base, head])) {
    if (!from.has(base)) ahead.push(commit);
    if (!open.some((sides) => !sides.has(base))) break;
  }
  return ahead;
}

type Step = {
  readonly commit: CommitRow;
  /** Which of the starts lead here. */
  readonly from: ReadonlySet<string>;
  /** The same for each commit that is still to come and known already. */
  readonly open: readonly ReadonlySet<string>[];
};

/** Walks back from several commits at once; a commit is stored after its parents, so that the highest id comes first. */
function* walk(world: World, repoId: number, starts: readonly string[]): Generator<Step> {
  const open = new Map<number, { readonly commit: CommitRow; readonly from: Set<string> }>();
  const reach = (sha: string, from: ReadonlySet<string>): void => {
    const commit = commitAt(world, repoId, sha);
    const known = open.get(commit.id);
    if (known === undefined) open.set(commit.id, { commit, from: new Set(from) });
    else for (const start of from) known.from.add(start);
  };
  for (const start of starts) reach(start, new Set([start]));
  for (;;) {
    const next = open.get(Math.max(...open.keys()));
    if (next === undefined) return;
    open.delete(next.commit.id);
    for (const parent of next.commit.parent_shas) reach(parent, next.from);
    yield { ...next, open: Array.from(open.values(), ({ from }) => from) };
  }
}
