import { noteOf, withNotes } from "../../markdown/marker.ts";
import { closing } from "../../render/closing.ts";
import { safeCode } from "../../markdown/safe-text.ts";
import type { Item } from "../../snapshot/item.ts";
import { type Draft, draft } from "../draft.ts";
import type { World } from "../world.ts";

/** Closes the issue of a target that is in the playbook no more, or that nobody wants to hear of. */
export function unwatchTarget(world: World, item: Item): Draft {
  const [metric = ""] = item.marker.key;
  const said = `**The playbook no longer asks for an issue when ${safeCode(metric)} is missed, so nothing is followed here.**`;
  // Opened again by hand, it is theirs.
  if (noteOf(item.marker, "left") !== undefined) return draft({});
  return draft({
    operations: [
      {
        kind: "update-issue",
        key: `target:left:${item.number}`,
        issue: item.number,
        title: undefined,
        body: closing(said, withNotes(item.body, { over: world.today, left: world.today })),
        state: { kind: "not-planned" },
        needs: undefined,
        reason: "Its target is in the playbook no more.",
      },
    ],
  });
}
