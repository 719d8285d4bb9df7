import type { Problem } from "../operation/plan.ts";
import type { Facts } from "../requirements/facts.ts";
import type { Item } from "../snapshot/item.ts";
import { type Ledger, emptyLedger, readLedger } from "../snapshot/ledger.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";
import type { Instant } from "../time/instant.ts";
import { readableItems } from "./readable-items.ts";

/** What a pass remembers: the almanac issue and its ledger, or the whole history where the ledger is gone. */
export type Recalled = {
  readonly snapshot: Snapshot;
  readonly almanac: Item | undefined;
  readonly ledger: Ledger;
  /** When history began where the ledger does not tell: a first pass that died may have left no more than its first items. */
  readonly begun: Instant | undefined;
  readonly notes: readonly string[];
};

/** Why nothing is remembered yet: the history is still to be read, or cannot be read for the problems given. */
export type Unrecalled = { readonly ledger: undefined; readonly problems: readonly Problem[] };

/** The memory of a pass; without it nothing can be planned that would not be done twice. */
export function ledgerOf(observed: Snapshot, facts: Facts): Recalled | Unrecalled {
  const snapshot = { ...observed, items: readableItems(observed.items) };
  const almanac = almanacIn(snapshot.items);
  const ledger = almanac === undefined ? undefined : readLedger(almanac.body);
  if (ledger !== undefined) return { snapshot, almanac, ledger, begun: undefined, notes: [] };
  return rebuilt(snapshot, almanac, facts);
}

function rebuilt(snapshot: Snapshot, almanac: Item | undefined, facts: Facts): Recalled | Unrecalled {
  const history =
    snapshot.closedSince === undefined
      ? { kind: "value" as const, value: snapshot.items }
      : facts.ask<"history">({ kind: "history" });
  if (history.kind === "missing") return { ledger: undefined, problems: [] };
  if (history.kind === "failed") return { ledger: undefined, problems: [history.problem] };
  const whole = { ...snapshot, items: readableItems(history.value), closedSince: undefined };
  const oldAlmanac = almanac ?? almanacIn(whole.items);
  const ledger = oldAlmanac === undefined ? undefined : readLedger(oldAlmanac.body);
  const why =
    oldAlmanac === undefined ? "The almanac issue is gone" : `The ledger in #${oldAlmanac.number} could not be read`;
  const notes = [`${why}; it was rebuilt from ${whole.items.length} items of ours.`];
  // Where we never wrote anything there is nothing to rebuild.
  if (ledger !== undefined || whole.items.length === 0)
    return { snapshot: whole, almanac: oldAlmanac, ledger: ledger ?? emptyLedger, begun: undefined, notes: [] };
  return { snapshot: whole, almanac: oldAlmanac, ledger: emptyLedger, begun: begunIn(whole.items), notes };
}

function almanacIn(items: readonly Item[]): Item | undefined {
  return items.find((item) => item.marker.kind === "almanac" && item.stateReason !== "duplicate");
}

/** The first thing that came once the gate was passed; until then no cadence has a history. */
function begunIn(items: readonly Item[]): Instant | undefined {
  return items.find(({ marker }) => marker.kind !== "gate" && marker.kind !== "almanac")?.createdAt;
}
