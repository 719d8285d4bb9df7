import type { Item } from "../snapshot/item.ts";
import { isLocalDate } from "../time/local-date.ts";

/** The items whose marker names what its kind must name, oldest first: a marker that people damaged is as good as none. */
export function readableItems(items: readonly Item[]): readonly Item[] {
  return items.filter(isReadable).sort((a, b) => a.number - b.number);
}

function isReadable({ marker }: Item): boolean {
  const [first = "", second = ""] = marker.key;
  switch (marker.kind) {
    case "occurrence":
    case "report":
    case "target":
      return first !== "" && isLocalDate(second);
    case "digest":
      return isLocalDate(first);
    case "post-mortem":
    case "action-item":
      return /^[1-9]\d{0,9}$/.test(first) && second !== "";
    case "alert":
    case "confidential":
    case "gate":
    case "standing":
      return first !== "";
    case "almanac":
    case "status":
    case "receipt":
    case "reminder":
    case "notice":
      return true;
  }
}
