import type { MissedTarget } from "../../render/workload/work-scene.ts";
import { localOf } from "../../time/zone.ts";
import { targetIssues } from "../target/target-memory.ts";
import type { World } from "../world.ts";

/** Open issues of targets that were missed, oldest first; from the day after they were opened, so that a repeated pass writes what the first one wrote. */
export function missedTargets(world: World): readonly MissedTarget[] {
  return targetIssues(world)
    .filter(({ state, createdAt }) => state === "open" && localOf(createdAt, world.playbook.zone).date < world.today)
    .map(({ number, title, marker }) => ({ number, title, since: marker.key[1] ?? "" }));
}
