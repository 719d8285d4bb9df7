import fc from "fast-check";
import { expect, test } from "vitest";
import { Apps } from "../../../src/demo/embedded/apps.ts";
import { HookDeliveries } from "../../../src/demo/embedded/hook-deliveries.ts";
import { commitsAhead, history, isAncestor, mergeBase } from "../../../src/demo/embedded/git/history.ts";
import { writeCommit } from "../../../src/demo/embedded/git/objects.ts";
import { emptyTree } from "../../../src/demo/embedded/git/trees.ts";
import { SignIns } from "../../../src/demo/embedded/sign-ins.ts";
import { startEmulated } from "../../../src/demo/embedded/start-emulated.ts";
import { type World, keepTime } from "../../../src/demo/embedded/world.ts";

/** For each commit the positions of its parents, counted back from it. */
const shapes = fc.array(fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { maxLength: 2 }), {
  minLength: 1,
  maxLength: 12,
});

test("ancestors, merge bases and commits ahead agree with the sets they are defined by", async () => {
  const emulated = await startEmulated("http://127.0.0.1:1");
  const now = "2026-11-23T12:00:00Z";
  const apps = new Apps(emulated.rows, () => now);
  const world: World = {
    rows: emulated.rows,
    emulated,
    formerNames: new Map(),
    url: "http://127.0.0.1:1",
    now: () => now,
    apps,
    signIns: new SignIns(apps, () => now),
    hooks: new HookDeliveries(() => now),
  };
  keepTime(emulated, () => now);
  const who = {
    author_name: "Ada",
    author_email: "a",
    author_date: now,
    committer_name: "Ada",
    committer_email: "a",
    committer_date: now,
  };
  let repo = 0;
  fc.assert(
    fc.property(shapes, (shape) => {
      repo += 1;
      const shas: string[] = [];
      const reachable = new Map<string, Set<string>>();
      for (const [index, back] of shape.entries()) {
        const parents = back.flatMap((steps) => shas[index - steps] ?? []);
        const { sha } = writeCommit(world, {
          ...who,
          repo_id: repo,
          message: `Commit ${index}`,
          tree_sha: emptyTree,
          parent_shas: parents,
          user_id: 1,
        });
        shas.push(sha);
        reachable.set(sha, new Set([sha, ...parents.flatMap((parent) => [...(reachable.get(parent) ?? [])])]));
      }
      const of = (sha: string): Set<string> => reachable.get(sha) ?? new Set();
      for (const one of shas) {
        expect(new Set(Array.from(history(world, repo, one), ({ sha }) => sha))).toEqual(of(one));
        for (const two of shas) {
          expect(isAncestor(world, repo, one, two)).toBe(of(two).has(one));
          expect(new Set(commitsAhead(world, repo, one, two).map(({ sha }) => sha))).toEqual(
            new Set([...of(two)].filter((sha) => !of(one).has(sha))),
          );
          // The merge base is a common commit that no other common one has among its ancestors.
          const common = [...of(one)].filter((sha) => of(two).has(sha));
          const best = common.filter((sha) => !common.some((other) => other !== sha && of(other).has(sha)));
          expect(best.length === 0 ? [undefined] : best).toContain(mergeBase(world, repo, one, two));
        }
      }
    }),
  );
});
