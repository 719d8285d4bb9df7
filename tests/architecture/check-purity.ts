import { isBuiltin } from "node:module";
import { entries, isPure, roomOf } from "./rooms.ts";
import type { UseKind } from "./read-uses.ts";
import type { Source } from "./source.ts";
import type { Violation } from "./violation.ts";

/** What no file may do but the entries, however high its room. */
const entriesOnly: ReadonlySet<UseKind> = new Set(["clock", "console", "command line"]);

/** The one file that reads the clock, for the entries to hand down. */
const clockFile = "src/sources/system-clock.ts";

/** Finds reads of clock, environment, randomness, console and I/O in rooms that may not have them. */
export function checkPurity(sources: readonly Source[]): readonly Violation[] {
  return sources.flatMap((source) => {
    const { path } = source;
    const room = roomOf(path);
    if (entries.includes(room)) return [];
    const pure = isPure(room);
    const uses = source.uses.filter(
      ({ kind }) => pure || (entriesOnly.has(kind) && !(kind === "clock" && path === clockFile)),
    );
    const modules = source.imports.filter(({ specifier }) => pure && reachesOut(specifier));
    const clocks = source.imports.filter(({ file }) => file === clockFile);
    return [
      ...uses.map(({ kind, what, line }) => ({
        path,
        line,
        message: `uses ${what} (${kind}): take it as a parameter`,
      })),
      ...modules.map(({ specifier, line }) => ({
        path,
        line,
        message: `imports ${specifier}: a pure room does no I/O`,
      })),
      ...clocks.map(({ line }) => ({ path, line, message: "imports the system clock: only entries do, take a Clock" })),
    ];
  });
}

function reachesOut(specifier: string): boolean {
  return isBuiltin(specifier) || /^temporal-polyfill\/.*\b(now|global)\b/.test(specifier);
}
