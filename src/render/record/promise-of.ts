import { noteOf } from "../../markdown/marker.ts";
import type { Item } from "../../snapshot/item.ts";
import { dayNumber, isLocalDate, type LocalDate, type Zone } from "../../time/local-date.ts";
import { localOf } from "../../time/zone.ts";

/** A promise of a post-mortem as it stood at the end of a day. */
export type PromiseOf = {
  readonly item: Item;
  readonly due: LocalDate | undefined;
  readonly type: string | undefined;
  /** Since when it was promised, in days. */
  readonly age: number;
  readonly state: "open" | "done" | "dropped";
  /** Days it was done after its deadline, or is open beyond it; 0 where it is in time. */
  readonly late: number;
};

/** How a promise stood at the end of a day, whatever became of it later; undefined where it was made only afterwards. */
export function promiseOf(item: Item, until: LocalDate, zone: Zone): PromiseOf | undefined {
  const made = localOf(item.createdAt, zone).date;
  if (made > until) return undefined;
  const noted = noteOf(item.marker, "due");
  const due = noted !== undefined && isLocalDate(noted) ? noted : undefined;
  const closed = item.closedAt === undefined ? undefined : localOf(item.closedAt, zone).date;
  const over = item.state === "closed" && closed !== undefined && closed <= until;
  const state = !over ? "open" : item.stateReason === "completed" ? "done" : "dropped";
  const end = over ? closed : until;
  return {
    item,
    due,
    type: noteOf(item.marker, "type"),
    age: dayNumber(end) - dayNumber(made),
    state,
    late: due === undefined || state === "dropped" ? 0 : Math.max(0, dayNumber(end) - dayNumber(due)),
  };
}
