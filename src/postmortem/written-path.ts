import { noteOf } from "../markdown/marker.ts";
import type { Item } from "../snapshot/item.ts";
import { writtenAt } from "./written-at.ts";

/** Where a post-mortem stands that was merged; undefined while it is not, or where nobody noted it. */
export function writtenPath(item: Item): string | undefined {
  const path = writtenAt(item) === undefined ? undefined : noteOf(item.marker, "path");
  // Foreign words never reach a path, but people can edit the note.
  return path !== undefined && /^postmortems\/[a-z0-9/.-]+\.md$/.test(path) ? path : undefined;
}
