import type { Item } from "./item.ts";

/** The pull requests among items with the post-mortem of an incident, in their order; undefined: of every incident. */
export function postMortemsOf(items: readonly Item[], incident?: number): readonly Item[] {
  return items.filter(
    ({ kind, marker }) =>
      kind === "pull-request" &&
      marker.kind === "post-mortem" &&
      (incident === undefined || marker.key[0] === String(incident)),
  );
}
