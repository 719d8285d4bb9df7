import { confidentialTo } from "../../incident/confidential-to.ts";
import type { Deed, Incident } from "../../incident/incident.ts";
import type { Severity } from "../../playbook/incidents.ts";
import type { Item } from "../../snapshot/item.ts";
import { writtenAt } from "../../postmortem/written-at.ts";
import type { World } from "../world.ts";
import { postMortemItems } from "./post-mortem-items.ts";

/** How far the post-mortem of an incident is; `owed` where a pull request must be opened. */
export type PostMortemState =
  | { readonly kind: "none" }
  | { readonly kind: "waived" }
  | { readonly kind: "owed"; readonly severity: Severity; readonly part: number; readonly merged: Item | undefined }
  | { readonly kind: "open"; readonly item: Item }
  | { readonly kind: "closed"; readonly item: Item; readonly severity: Severity }
  | { readonly kind: "merged"; readonly item: Item };

/** How far the post-mortem of an incident is. */
export function postMortemState(world: World, incident: Incident): PostMortemState {
  const { resolved } = incident;
  const severity = world.playbook.incidents.severities.find(({ id }) => id === incident.severity);
  if (resolved === undefined || severity?.postMortem === undefined) return { kind: "none" };
  if (incident.falseAlarm !== undefined || incident.duplicateOf !== undefined) return { kind: "none" };
  const items = itemsOf(world, incident);
  if (items === undefined) return { kind: "none" };
  if (incident.waiver !== undefined) return { kind: "waived" };
  const open = items.find(({ state }) => state === "open");
  if (open !== undefined) return { kind: "open", item: open };
  const last = items.at(-1);
  if (last === undefined) return { kind: "owed", severity, part: 1, merged: undefined };
  const written = writtenAt(last);
  if (written === undefined) return { kind: "closed", item: last, severity };
  const reopened = incident.reopenings.some(({ at }) => at > written);
  if (!reopened) return { kind: "merged", item: last };
  return { kind: "owed", severity, part: items.length + 1, merged: last };
}

/** Whether the incident waits for its post-mortem, so that it cannot be closed for good. */
export function isPostMortemDue({ kind }: PostMortemState): boolean {
  return kind === "owed" || kind === "open" || kind === "closed";
}

/** When it was merged, and who had it. */
export function mergeOf(state: PostMortemState): Deed | undefined {
  const at = state.kind === "merged" ? writtenAt(state.item) : undefined;
  if (state.kind !== "merged" || at === undefined) return undefined;
  return { at, by: state.item.assignees[0] ?? state.item.author };
}

/** Its pull requests; those of what is kept from the public stand where it is handled. Undefined where nothing reaches that. */
function itemsOf(world: World, incident: Incident): readonly Item[] | undefined {
  const repository = confidentialTo(incident, world.playbook.incidents);
  if (repository === undefined) return postMortemItems(world, incident.number);
  const place = world.facts.ask<"private-place">({ kind: "private-place", repository, incident: incident.number });
  return place.kind === "value" && place.value.kind === "open" ? place.value.issue?.postMortems : undefined;
}
