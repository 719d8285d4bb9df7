import { itemFile } from "./item-file.ts";
import type { SeenItem } from "./person.ts";

/** Makes every `#12` in a text a link to the page of that item, from a page in the folder `from` of the demo's folder; hidden lines stay as they are. */
export function itemLinks(text: string, items: ReadonlyMap<number, SeenItem>, from: "" | "items" | "diary"): string {
  const folder = from === "items" ? "" : from === "" ? "items/" : "../items/";
  return text.replaceAll(/<!--[^]*?-->|(?<![\w&/[])#(\d+)\b/g, (whole, digits: string | undefined) => {
    const item = digits === undefined ? undefined : items.get(Number(digits));
    return item === undefined ? whole : `[${whole}](${folder}${itemFile(item)})`;
  });
}
