import { noteOf } from "../../markdown/marker.ts";
import type { Action } from "../../render/workload/work-scene.ts";
import { isLocalDate } from "../../time/local-date.ts";
import { actionIssues } from "../post-mortem/post-mortem-items.ts";
import type { World } from "../world.ts";

/** The promises of post-mortems that are open, the earliest deadline first. */
export function openActions(world: World): readonly Action[] {
  return actionIssues(world)
    .filter(({ state }) => state === "open")
    .map((item) => {
      const due = noteOf(item.marker, "due");
      return {
        number: item.number,
        title: item.title,
        assignees: item.assignees,
        due: due !== undefined && isLocalDate(due) ? due : undefined,
      };
    })
    .toSorted((a, b) =>
      (a.due ?? "9") < (b.due ?? "9") ? -1 : (a.due ?? "9") > (b.due ?? "9") ? 1 : a.number - b.number,
    );
}
