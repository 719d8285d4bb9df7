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
  const ticked = tickedBoxes(item);
  return ticked.length > 0 && ticked.length === boxesOf(item).length;
}

/** The boxes of an item that somebody ticked. */
export function tickedBoxes(item: Item): readonly Box[] {
  // Most items have none, and parsing takes a while.
  return /\[[xX]\]/.test(item.body) ? boxesOf(item).filter((box) => box.checked) : [];
}

function boxesOf(item: Item): readonly Box[] {
  const boxes = known.get(item) ?? readBoxes(item.body);
  known.set(item, boxes);
  return boxes;
}

/** Several planners ask for the boxes of one item, in each round of a pass: they are read once. */
const known = new WeakMap<Item, readonly Box[]>();
