import { type Draft, draft } from "./draft.ts";
import type { World } from "./world.ts";

/** Why nothing but the notice of it is to be written; undefined where Almanac is on. */
export function pausedBecause(world: World): string | undefined {
  if (world.playbook.paused) return `\`paused: true\` in ${world.playbook.file}`;
  return world.ticked.has("ask/pause") ? "its box in this issue is ticked" : undefined;
}

/** The whole plan of a pass that is switched off: a note, and no changes; undefined where it is on. */
export function offSwitch(world: World): Draft | undefined {
  const because = pausedBecause(world);
  return because === undefined
    ? undefined
    : draft({ notes: [`Paused: ${because}. Nothing was opened, closed or committed.`] });
}
