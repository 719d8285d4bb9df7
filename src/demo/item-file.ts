import type { SeenItem } from "./person.ts";

/** The file in which an item is left: `0012-weekly-analytics-2026-w47.md`. */
export function itemFile(item: SeenItem): string {
  const slug = item.title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "")
    .slice(0, 60);
  return `${String(item.number).padStart(4, "0")}-${slug}.md`;
}
