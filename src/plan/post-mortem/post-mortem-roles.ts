import { ownerOf } from "../../cadence/owner.ts";
import type { Item } from "../../snapshot/item.ts";
import type { World } from "../world.ts";
import { noted } from "./post-mortem-items.ts";

/** The role that leads post-mortems: the first of that stage. */
export function optimizerOf({ playbook }: World): string {
  const stage = playbook.incidents.sequence.find(({ id }) => id === "post-mortem");
  return (
    stage?.roles[0] ?? (playbook.roles.has("workflow-optimizer") ? "workflow-optimizer" : playbook.decisionAuthority)
  );
}

/** Who decides about the incident of an item: the authority of its severity. */
export function authorityFor(world: World, item: Item): readonly string[] {
  const severity = world.playbook.incidents.severities.find(({ id }) => id === noted(item, "severity"));
  return ownerOf(world.playbook, severity?.authority ?? world.playbook.decisionAuthority, world.today, world.away)
    .people;
}
