import { InvariantError } from "../errors.ts";
import { readMarker } from "../markdown/marker.ts";
import type { Person, SeenItem } from "./person.ts";

/** The open item of Almanac's with a marker such as `occurrence content-week 2026-10-26`, as a person finds it. */
export async function ourItem(person: Person, marker: string): Promise<SeenItem> {
  const open = await person.get<SeenItem[]>(`/issues?state=open&creator=github-actions%5Bbot%5D&per_page=100`);
  const item = open.find(({ body }) => markerWords(body) === marker);
  if (item === undefined) throw new InvariantError(`${person.login} looked for the item ${marker}, which is not open`);
  return item;
}

/** The kind and the key of the marker in a body, joined by spaces; undefined where there is none. */
export function markerWords(body: string | null): string | undefined {
  const marker = readMarker(body ?? "");
  return marker === undefined ? undefined : [marker.kind, ...marker.key].join(" ");
}
