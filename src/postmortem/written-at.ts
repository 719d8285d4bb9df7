import { noteOf } from "../markdown/marker.ts";
import type { Item } from "../snapshot/item.ts";
import type { Instant } from "../time/instant.ts";

/** When the document of a post-mortem was merged, by its pull request or by one of somebody's own that stands for it; undefined while it is not. */
export function writtenAt({ mergedAt, closedAt, marker }: Item): Instant | undefined {
  return mergedAt ?? (noteOf(marker, "instead") === undefined ? undefined : closedAt);
}
