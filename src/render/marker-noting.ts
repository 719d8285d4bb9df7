import { type MarkerKind, writeMarker } from "../markdown/marker.ts";
import type { Ref, Text } from "../operation/operation.ts";
import { joinText } from "./join-text.ts";

/** The marker line of something that notes the number of another item, which may not be known yet. */
export function markerNoting(kind: MarkerKind, key: readonly string[], name: string, target: number | Ref): Text {
  if (typeof target === "number") return writeMarker({ kind, key, notes: { [name]: String(target) } });
  const [before = "", after = ""] = writeMarker({ kind, key, notes: { [name]: "0" } }).split(`${name}=0`);
  return joinText([`${before}${name}=`, [target], after]);
}
