import type { Problem } from "../operation/plan.ts";
import type { Facts } from "../requirements/facts.ts";
import type { Item } from "../snapshot/item.ts";
import { type Ledger, emptyLedger, readLedger } from "../snapshot/ledger.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";
import { readableItems } from "./readable-items.ts";

/** What a pass remembers: the almanac issue and its ledger, or the whole history where the ledger is gone. */
export type Recalled = {
  readonly snapshot: Snapshot;
  readonly almanac: Item | undefined;
  readonly ledger: Ledger;
  readonly problems: readonly Problem[];
  readonly notes: readonly string[];
};

/** The memory of a pass; undefined while the history is still to be read. */
export function ledgerOf(observed: Snapshot, facts: Facts): Recalled | undefined {
  const snapshot = { ...observed, items: readableItems(observed.items) };
  const almanac = snapshot.items.find((item) => item.marker.kind === "almanac" && item.stateReason !== "duplicate");
  const ledger = almanac === undefined ? undefined : readLedger(almanac.body);
  if (ledger !== undefined) return { snapshot, almanac, ledger, problems: [], notes: [] };
  if (snapshot.items.length === 0)
    return { snapshot, almanac: undefined, ledger: emptyLedger, problems: [], notes: [] };
  return rebuilt(snapshot, almanac, facts);
}

function rebuilt(snapshot: Snapshot, almanac: Item | undefined, facts: Facts): Recalled | undefined {
  const history =
    snapshot.closedSince === undefined
      ? { kind: "value" as const, value: snapshot.items }
      : facts.ask<"history">({ kind: "history" });
  if (history.kind === "missing") return undefined;
  if (history.kind === "failed")
    return { snapshot, almanac, ledger: emptyLedger, problems: [history.problem], notes: [] };
  const whole = { ...snapshot, items: readableItems(history.value), closedSince: undefined };
  const oldAlmanac =
    almanac ?? whole.items.find((item) => item.marker.kind === "almanac" && item.stateReason !== "duplicate");
  const kept = oldAlmanac === undefined ? undefined : readLedger(oldAlmanac.body);
  const why =
    oldAlmanac === undefined ? "The almanac issue is gone" : `The ledger in #${oldAlmanac.number} could not be read`;
  return {
    snapshot: whole,
    almanac: oldAlmanac,
    ledger: kept ?? emptyLedger,
    problems: [],
    notes: kept === undefined ? [`${why}; it was rebuilt from ${whole.items.length} items of ours.`] : [],
  };
}
