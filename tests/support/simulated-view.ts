import { readBoxes } from "../../src/markdown/checklist.ts";
import { type MarkerKind, markerId } from "../../src/markdown/marker.ts";
import type { Operation } from "../../src/operation/operation.ts";
import type { Plan } from "../../src/operation/plan.ts";
import type { Item } from "../../src/snapshot/item.ts";
import { type Ledger, emptyLedger, readLedger } from "../../src/snapshot/ledger.ts";
import type { SimulatedRepository } from "./simulated-repository.ts";

/** What a plan does, one word each: `open-issue open:almanac`. */
export function keysOf(plan: Pick<Plan, "operations">): readonly string[] {
  return plan.operations.map(({ kind, key }) => `${kind} ${key}`);
}

/** The operations of a plan whose kind and key hold a text. */
export function operationsOf<K extends Operation["kind"]>(
  plan: Plan,
  kind: K,
): readonly Extract<Operation, { kind: K }>[] {
  return plan.operations.filter((one): one is Extract<Operation, { kind: K }> => one.kind === kind);
}

/** The items with a marker of that kind, oldest first. */
export function itemsOf(repository: SimulatedRepository, kind: MarkerKind): readonly Item[] {
  return repository.items.filter((item) => item.marker.kind === kind);
}

/** The newest item with a marker of that kind. */
export function itemOf(repository: SimulatedRepository, kind: MarkerKind): Item {
  const found = itemsOf(repository, kind).at(-1);
  if (found === undefined) throw new Error(`there is no item of kind ${kind}`);
  return found;
}

/** What stands in a repository, one line each: `#1 open occurrence weekly-analytics 2026-11-16`. */
export function standing(repository: SimulatedRepository): readonly string[] {
  return repository.items.map(({ number, state, stateReason, marker }) => {
    const why = stateReason === undefined ? "" : ` (${stateReason})`;
    return `#${number} ${state}${why} ${markerId(marker)}`;
  });
}

/** The texts of an item's boxes that nobody ticked. */
export function openBoxes(item: Item): readonly string[] {
  return readBoxes(item.body).flatMap((box) => (box.checked ? [] : [box.text]));
}

/** What the almanac issue remembers. */
export function ledgerIn(repository: SimulatedRepository): Ledger {
  const almanac = itemsOf(repository, "almanac")[0];
  return (almanac === undefined ? undefined : readLedger(almanac.body)) ?? emptyLedger;
}
