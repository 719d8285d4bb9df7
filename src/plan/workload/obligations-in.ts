import { occurrenceItems } from "../../cadence/memory.ts";
import { type Occurrence, occurrenceOn, openedAt } from "../../cadence/occurrence.ts";
import { stretchOf } from "../../render/work-in.ts";
import type { Obligation } from "../../render/workload/work-scene.ts";
import type { Item } from "../../snapshot/item.ts";
import type { World } from "../world.ts";

/** What was due in a period, by the issues that were opened for it. */
export function obligationsIn(world: World, occurrence: Occurrence, items: readonly Item[]): readonly Obligation[] {
  const { from, to } = stretchOf(occurrence);
  return world.playbook.cadences.flatMap((cadence) =>
    occurrenceItems(cadence, items).flatMap((item): readonly Obligation[] => {
      const found = occurrenceOn(cadence, world.setting, item.marker.key[1] ?? "");
      if (found === undefined) return [];
      const { at, dueAt } = openedAt(found, world.setting, item.createdAt);
      if (dueAt < from || dueAt >= to) return [];
      const skipped = item.stateReason === "not_planned" || item.stateReason === "duplicate";
      // What was closed later was open at the end of these days.
      const closed = item.closedAt !== undefined && item.closedAt < to;
      const end = !closed ? "open" : skipped ? "skipped" : "done";
      return [
        { title: cadence.title, at, openedAt: item.createdAt, dueAt, end, endedAt: closed ? item.closedAt : undefined },
      ];
    }),
  );
}
