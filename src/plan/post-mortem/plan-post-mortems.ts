import { writtenAt } from "../../postmortem/written-at.ts";
import { type Draft, joinDrafts } from "../draft.ts";
import type { World } from "../world.ts";
import { chaseAction } from "./chase-actions.ts";
import { fileActions } from "./file-actions.ts";
import { actionIssues, postMortemItems } from "./post-mortem-items.ts";
import { remindOfPostMortem } from "./remind-of-post-mortem.ts";

/** What follows once a post-mortem stands, to the last promise kept: it is asked for, made into issues, and those are chased. */
export function planPostMortems(world: World): Draft {
  const items = postMortemItems(world);
  return joinDrafts([
    ...items.filter(({ state }) => state === "open").map((item) => remindOfPostMortem(world, item)),
    ...items.filter((item) => writtenAt(item) !== undefined).map((item) => fileActions(world, item)),
    ...actionIssues(world)
      .filter(({ state }) => state === "open")
      .map((item) => chaseAction(world, item)),
  ]);
}
