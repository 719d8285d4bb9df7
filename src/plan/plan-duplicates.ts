import { renderDuplicateOf } from "../render/closing.ts";
import type { Item } from "../snapshot/item.ts";
import { type Draft, draft } from "./draft.ts";
import type { World } from "./world.ts";

/** Heals what a lagging list let us open twice: of the issues with one identity the oldest stays, the others close as duplicates of it. */
export function planDuplicates(world: World): Draft {
  const open = [...world.duplicates].filter(([item]) => item.state === "open");
  return draft({
    operations: open.map(([item, first]) => ({
      kind: "update-issue",
      key: `duplicate:${item.number}`,
      issue: item.number,
      title: undefined,
      body: renderDuplicateOf(item.body, first.number),
      state: { kind: "duplicate", of: first.number },
      needs: undefined,
      reason: `#${first.number} is the same and older.`,
    })),
  });
}

/** Issues with the identity of an older one, and that one; those that were closed as duplicates are settled. */
export function duplicatesAmong(items: readonly Item[]): ReadonlyMap<Item, Item> {
  const oldest = new Map<string, Item>();
  const duplicates = new Map<Item, Item>();
  for (const item of items) {
    if (item.kind !== "issue" || item.marker.kind === "reminder" || item.stateReason === "duplicate") continue;
    const id = [item.marker.kind, ...item.marker.key].join("\n");
    const first = oldest.get(id);
    if (first === undefined) oldest.set(id, item);
    else duplicates.set(item, first);
  }
  return duplicates;
}
