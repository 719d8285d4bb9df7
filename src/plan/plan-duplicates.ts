import { markerId } from "../markdown/marker.ts";
import { renderDuplicateOf } from "../render/closing.ts";
import type { Item } from "../snapshot/item.ts";
import { type Draft, draft } from "./draft.ts";
import type { World } from "./world.ts";

/** Heals what a lagging list let us open twice: of the issues with one identity the oldest stays, the others close as duplicates of it. */
export function planDuplicates(world: World): Draft {
  const oldest = new Map<string, Item>();
  const operations = world.snapshot.items.flatMap((item) => {
    if (item.kind !== "issue" || item.marker.kind === "reminder" || item.stateReason === "duplicate") return [];
    const first = oldest.get(markerId(item.marker));
    if (first === undefined) oldest.set(markerId(item.marker), item);
    if (first === undefined || item.state === "closed") return [];
    return [
      {
        kind: "update-issue" as const,
        key: `duplicate:${item.number}`,
        issue: item.number,
        title: undefined,
        body: renderDuplicateOf(item.body, first.number),
        state: { kind: "duplicate" as const, of: first.number },
        needs: undefined,
        reason: `#${first.number} is the same and older.`,
      },
    ];
  });
  return draft({ operations });
}
