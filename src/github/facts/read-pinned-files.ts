import type { PinnedFile, PinnedFiles } from "../../snapshot/pinned-file.ts";
import { parseInstant } from "../../time/instant.ts";
import type { Client } from "../client.ts";
import { readDefaultBranch } from "./read-default-branch.ts";

/** So many files are looked at, a request each: those highest up. */
const MOST = 8;

/** Files that say which versions are used: lock files, and what stands for one where a tool has none. */
const NAMES: ReadonlySet<string> = new Set([
  "package-lock.json",
  "npm-shrinkwrap.json",
  "yarn.lock",
  "pnpm-lock.yaml",
  "bun.lock",
  "deno.lock",
  "requirements.txt",
  "poetry.lock",
  "Pipfile.lock",
  "uv.lock",
  "Gemfile.lock",
  "go.mod",
  "Cargo.lock",
  "composer.lock",
  "mix.lock",
  "pubspec.lock",
  "Package.resolved",
  "Podfile.lock",
  "packages.lock.json",
  "gradle.lockfile",
  "pom.xml",
]);

/** Folders whose files are somebody else's, or examples. */
const FOREIGN = /(?:^|\/)(?:node_modules|vendor|third[-_]party|fixtures?|testdata|examples?)\//i;

/** The files that pin dependencies, and when each last changed on the default branch: one look at its tree, and a request a file. */
export async function readPinnedFiles(client: Client): Promise<PinnedFiles> {
  const branch = await readDefaultBranch(client);
  const { data } = await client.request("GET /repos/{owner}/{repo}/git/trees/{tree_sha}", {
    tree_sha: branch,
    recursive: "1",
  });
  const paths = data.tree
    .filter(({ type, path }) => type === "blob" && NAMES.has(path.split("/").at(-1) ?? "") && !FOREIGN.test(path))
    .map(({ path }) => path)
    .sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1));
  const read = await Promise.all(paths.slice(0, MOST).map(async (path) => lastChange(client, path)));
  return {
    all: read.flatMap((file) => file ?? []).sort((a, b) => (a.path < b.path ? -1 : 1)),
    cut: data.truncated || paths.length > MOST,
  };
}

async function lastChange(client: Client, path: string): Promise<PinnedFile | undefined> {
  const { data } = await client.request("GET /repos/{owner}/{repo}/commits", { path, per_page: 1 });
  const at = data[0]?.commit.committer?.date ?? data[0]?.commit.author?.date;
  return at === undefined ? undefined : { path, changedAt: parseInstant(at) };
}

function depth(path: string): number {
  return path.split("/").length;
}
