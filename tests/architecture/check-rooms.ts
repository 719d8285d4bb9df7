import { lineOf, roomOf } from "./rooms.ts";
import type { Import, Source } from "./source.ts";
import type { Violation } from "./violation.ts";

/** Finds files in no known room, and imports that do not stay in the room or lead downward. */
export function checkRooms(sources: readonly Source[]): readonly Violation[] {
  return sources.flatMap((source) => {
    const room = roomOf(source.path);
    if (lineOf(room) < 0) {
      const message = `"${room}" is not a room: find the room it belongs to, or add one here and in the house rules`;
      return [{ path: source.path, line: 1, message }];
    }
    return source.imports.flatMap((one) => importViolation(source.path, room, one));
  });
}

function importViolation(path: string, room: string, { file, line }: Import): readonly Violation[] {
  if (file === undefined) return [];
  if (!file.startsWith("src/")) return [{ path, line, message: `imports ${file}, which is outside src/` }];
  const other = roomOf(file);
  if (other === room || (lineOf(other) >= 0 && lineOf(other) < lineOf(room))) return [];
  const how = lineOf(other) < 0 ? "no room" : lineOf(other) === lineOf(room) ? "a room beside it" : "a higher room";
  return [{ path, line, message: `${room} imports ${file}, ${how}: rooms import only what lies below them` }];
}
