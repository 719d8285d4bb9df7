import { type Draft, draft } from "./draft.ts";
import type { World } from "./world.ts";

/** What switched Almanac off: the playbook, or the box in the almanac issue; undefined where it is on. */
export function pausedBy({ playbook, ticked }: Pick<World, "playbook" | "ticked">): "playbook" | "box" | undefined {
  if (playbook.pausedIn !== undefined) return "playbook";
  return ticked.has("ask/pause") ? "box" : undefined;
}

/** Why nothing but the notice of it is to be written; undefined where Almanac is on. */
export function pausedBecause(world: World): string | undefined {
  const by = pausedBy(world);
  if (by === "playbook") return `\`paused: true\` in ${world.playbook.pausedIn}`;
  return by === undefined ? undefined : "its box in this issue is ticked";
}

/** The whole plan of a pass that is switched off: a note, and no changes; undefined where it is on. */
export function offSwitch(world: World): Draft | undefined {
  const because = pausedBecause(world);
  return because === undefined
    ? undefined
    : draft({ notes: [`Paused: ${because}. Nothing was opened, closed or committed.`] });
}
