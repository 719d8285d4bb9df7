import { occurrenceItems } from "../../cadence/memory.ts";
import type { Occurrence } from "../../cadence/occurrence.ts";
import { stretchOf } from "../../render/work-in.ts";
import type { Overdue } from "../../render/workload/work-scene.ts";
import { dueAtOf } from "../plan-reminders.ts";
import type { World } from "../world.ts";

/** What was overdue at the end of a period, also where it has been closed since. */
export function overdueAt(world: World, occurrence: Occurrence): readonly Overdue[] {
  const { to } = stretchOf(occurrence);
  return world.playbook.cadences
    .flatMap((cadence) =>
      occurrenceItems(cadence, world.snapshot.items).flatMap((item) => {
        const open = item.createdAt < to && (item.closedAt === undefined || item.closedAt >= to);
        const dueAt = open ? dueAtOf(world, cadence, item) : undefined;
        return dueAt === undefined || dueAt > to
          ? []
          : [{ number: item.number, title: item.title, assignees: item.assignees, dueAt }];
      }),
    )
    .toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : a.number - b.number));
}
