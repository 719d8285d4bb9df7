import { type Box, readBoxes } from "../markdown/checklist.ts";
import type { Item } from "../snapshot/item.ts";
import type { LocalDate } from "../time/local-date.ts";
import { dateOf } from "./memory.ts";

/** An unfinished box that moves on to the next occurrence; it keeps its id and wording, and `since` is the nominal date it was first asked. */
export type CarriedBox = { readonly id: string; readonly text: string; readonly since: LocalDate };

/** The boxes nobody ticked in an item, those that a person added included. */
export function unfinishedBoxes(item: Item): readonly CarriedBox[] {
  const [cadence = ""] = item.marker.key;
  return boxesOf(item)
    .filter((box) => !box.checked && box.text.trim() !== "")
    .map((box, index) => {
      const id = box.id ?? `${cadence}/${dateOf(item)}/added-${index + 1}`;
      return { id, text: box.text, since: id.split("/")[1] ?? dateOf(item) };
    });
}

/** Whether an item has boxes, and every one of them is ticked. */
export function isAllTicked(item: Item): boolean {
  const boxes = boxesOf(item);
  return boxes.length > 0 && boxes.every((box) => box.checked);
}

/** Every box of an item; its text is parsed once, however often it is asked. */
export function boxesOf(item: Item): readonly Box[] {
  const boxes = known.get(item) ?? readBoxes(item.body);
  known.set(item, boxes);
  return boxes;
}

const known = new WeakMap<Item, readonly Box[]>();
