import type { Item } from "./item.ts";

/** The open ones of some items, in their order; many ask, and the thousands that are closed are gone through once. */
export function openItems(items: readonly Item[]): readonly Item[] {
  const before = known.get(items);
  if (before !== undefined) return before;
  const open = items.filter(({ state }) => state === "open");
  known.set(items, open);
  return open;
}

const known = new WeakMap<readonly Item[], readonly Item[]>();
