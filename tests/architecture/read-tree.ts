import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";

/** The files under a folder of the project, path from its root to text, sorted. */
export function readTree(folder: string): ReadonlyMap<string, string> {
  const root = new URL("../../", import.meta.url);
  const entries = readdirSync(new URL(`${folder}/`, root), { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => posix.join(posix.relative(root.pathname, entry.parentPath), entry.name));
  return new Map(paths.toSorted().map((path) => [path, readFileSync(new URL(path, root), "utf8")]));
}
