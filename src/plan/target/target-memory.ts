import { noteOf } from "../../markdown/marker.ts";
import type { Item } from "../../snapshot/item.ts";
import { type LocalDate, isLocalDate } from "../../time/local-date.ts";
import type { World } from "../world.ts";

/** The newest issue of a target that was missed, as far as is known. */
export type TargetMemory = {
  readonly issue: number;
  /** undefined: it was closed so long ago, or deleted, that nothing shows it. */
  readonly item: Item | undefined;
  /** The first day of the first period that was missed. */
  readonly since: LocalDate;
  /** The last day of the good periods that ended it; undefined while there are none. */
  readonly over: LocalDate | undefined;
};

/** What is known of the newest issue of a metric's target: an open one first, and markers before the ledger. */
export function targetMemory(world: World, metric: string): TargetMemory | undefined {
  const items = targetIssues(world).filter(({ marker }) => marker.key[0] === metric);
  const item = items.find(({ state }) => state === "open") ?? items.at(-1);
  const known = Object.hasOwn(world.ledger.missed, metric) ? world.ledger.missed[metric] : undefined;
  if (known !== undefined && (item === undefined || (item.state === "closed" && item.number < known.issue)))
    return { issue: known.issue, item: undefined, since: known.since, over: undefined };
  if (item === undefined) return undefined;
  const over = noteOf(item.marker, "over");
  return {
    issue: item.number,
    item,
    since: item.marker.key[1] ?? "",
    over: over !== undefined && isLocalDate(over) ? over : undefined,
  };
}

/** The issues of targets that were missed, oldest first. */
export function targetIssues({ snapshot }: Pick<World, "snapshot">): readonly Item[] {
  return snapshot.items.filter(({ kind, marker }) => kind === "issue" && marker.kind === "target");
}

/** Whether an issue stands for a target that was missed and is not met again: it was not closed by two good periods, or somebody opened it again since. */
export function isRunning({ item, over }: TargetMemory): boolean {
  return over === undefined || item?.state === "open";
}
