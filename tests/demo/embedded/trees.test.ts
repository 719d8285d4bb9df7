import fc from "fast-check";
import { expect, test } from "vitest";
import { Apps } from "../../../src/demo/embedded/apps.ts";
import { HookDeliveries } from "../../../src/demo/embedded/hook-deliveries.ts";
import { blobBytes, findObject, writeBlob } from "../../../src/demo/embedded/git/objects.ts";
import { changeTree, diffTrees, emptyTree, walkTree } from "../../../src/demo/embedded/git/trees.ts";
import { SignIns } from "../../../src/demo/embedded/sign-ins.ts";
import { startEmulated } from "../../../src/demo/embedded/start-emulated.ts";
import { type World, keepTime } from "../../../src/demo/embedded/world.ts";

const repo = 1;

/** Files by path; a name is never both a file and a folder, as in any working tree. */
const files = fc.dictionary(
  fc.constantFrom("a.md", "b.md", "c/a.md", "c/b.md", "c/d/a.md", "c.md", "e/f/g.md"),
  fc.constantFrom("1", "2", "3"),
);

test("a changed tree holds exactly the files it should, and the difference of two is what was changed", async () => {
  const emulated = await startEmulated("http://127.0.0.1:1");
  const now = (): string => "2026-11-23T12:00:00Z";
  const apps = new Apps(emulated.rows, now);
  const world: World = {
    rows: emulated.rows,
    emulated,
    formerNames: new Map(),
    url: "http://127.0.0.1:1",
    now,
    apps,
    signIns: new SignIns(apps, now),
    hooks: new HookDeliveries(now),
  };
  keepTime(emulated, () => "2026-11-23T12:00:00Z");
  const change = (tree: string, from: Record<string, string>, to: Record<string, string>): string => {
    const gone = Object.keys(from).filter((path) => !(path in to));
    const written = Object.entries(to).map(([path, text]) => ({
      path,
      entry: {
        mode: "100644",
        type: "blob" as const,
        sha: writeBlob(world, repo, Buffer.from(text)).sha,
        size: text.length,
      },
    }));
    return changeTree(world, repo, tree, [...gone.map((path) => ({ path, entry: undefined })), ...written]).sha;
  };
  const read = (tree: string): Record<string, string> => {
    const blobs = walkTree(world, repo, tree).filter((entry) => entry.type === "blob");
    return Object.fromEntries(
      blobs.map(({ path, sha }) => {
        const blob = findObject(world.rows.blobs, repo, sha);
        return [path, blob === undefined ? "" : blobBytes(blob).toString()];
      }),
    );
  };
  fc.assert(
    fc.property(files, files, (before, after) => {
      const one = change(emptyTree, {}, before);
      const two = change(one, before, after);
      expect(read(one)).toEqual(before);
      expect(read(two)).toEqual(after);
      expect(two).toBe(change(emptyTree, {}, after));
      const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
        (path) => before[path] !== after[path],
      );
      expect(diffTrees(world, repo, one, two).map(({ path }) => path)).toEqual(paths.toSorted());
    }),
  );
});
