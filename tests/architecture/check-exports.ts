import { entries, roomOf } from "./rooms.ts";
import type { Source } from "./source.ts";
import type { Violation } from "./violation.ts";

/** The only file that may pass on what others export. */
const barrel = "src/index.ts";

/** Files that hold one idea with several names, or start something and export nothing. */
const namedOtherwise = new Set(["errors.ts", "index.ts", ...entries]);

/** Finds default exports, files that pass on the exports of others, and files not named after an export of theirs. */
export function checkExports(sources: readonly Source[]): readonly Violation[] {
  return sources.flatMap((source) => [
    ...source.defaults.map((line) => ({ path: source.path, line, message: "has a default export: export it by name" })),
    ...passedOn(source),
    ...misnamed(source),
  ]);
}

function passedOn({ path, passedOn: lines }: Source): readonly Violation[] {
  if (path === barrel) return [];
  return lines.map((line) => ({ path, line, message: "passes on another file's export: import it where it is made" }));
}

function misnamed({ path, exports }: Source): readonly Violation[] {
  if (namedOtherwise.has(roomOf(path))) return [];
  const name = /([^/]*)\.ts$/.exec(path)?.[1] ?? path;
  const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name);
  // Compared without case and hyphens: "github-error" stands for GitHubError, "json-schema" for jsonSchema.
  if (kebab && exports.some((one) => one.toLowerCase() === name.replaceAll("-", ""))) return [];
  const message = `is not the kebab-case name of one of its exports (${exports.join(", ") || "none"})`;
  return [{ path, line: 1, message }];
}
