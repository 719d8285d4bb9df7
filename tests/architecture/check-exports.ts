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
  if (kebab && (isConcept(exports) || exports.some((one) => isNamedAfter(name, one)))) return [];
  const message = `is not the kebab-case name of one of its exports (${exports.join(", ") || "none"})`;
  return [{ path, line: 1, message }];
}

/** A file with several functions around one idea is named after the idea. */
function isConcept(exports: readonly string[]): boolean {
  return exports.filter((one) => /^[a-z]|^[A-Z_]+$/.test(one)).length > 1;
}

/** Whether each word of the file's name is in the export's: "role-table" stands for renderRoleTable, "labels" for labelRoutes. */
function isNamedAfter(name: string, exported: string): boolean {
  const whole = exported.toLowerCase();
  return name.split("-").every((word) => whole.includes(word.replace(/(?:ies|s)$/, "")));
}
