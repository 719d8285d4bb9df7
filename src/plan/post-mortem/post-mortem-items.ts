import { noteOf } from "../../markdown/marker.ts";
import type { Item } from "../../snapshot/item.ts";
import { postMortemsOf } from "../../snapshot/post-mortems-of.ts";
import type { World } from "../world.ts";

/** Pull requests with the post-mortem of an incident, oldest first; undefined: of every incident. */
export function postMortemItems({ snapshot }: Pick<World, "snapshot">, incident?: number): readonly Item[] {
  return postMortemsOf(snapshot.items, incident);
}

/** Issues made of action items, oldest first; undefined: those of every incident. */
export function actionIssues({ snapshot }: Pick<World, "snapshot">, incident?: number): readonly Item[] {
  return snapshot.items.filter(
    ({ kind, marker }) =>
      kind === "issue" &&
      marker.kind === "action-item" &&
      (incident === undefined || marker.key[0] === String(incident)),
  );
}

/** The incident an item of ours belongs to. */
export function incidentOf({ marker }: Item): number | undefined {
  const number = Number(marker.key[0]);
  return Number.isSafeInteger(number) && number > 0 ? number : undefined;
}

/** A note of an item's marker, where it was written. */
export function noted(item: Item, name: string): string | undefined {
  return noteOf(item.marker, name);
}
