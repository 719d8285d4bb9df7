import { type Owed, owedOf } from "../cadence/due.ts";
import { occurrenceOn } from "../cadence/occurrence.ts";
import { dateOf, occurrenceItems } from "../cadence/memory.ts";
import { tickedBoxes } from "../cadence/unfinished-boxes.ts";
import type { Cadence } from "../playbook/playbook.ts";
import { openItems } from "../snapshot/open-items.ts";
import { isLocalDate } from "../time/local-date.ts";
import { localOf } from "../time/zone.ts";
import { nextOf } from "./next-of.ts";
import { type World, memoryIn } from "./world.ts";

/** An occurrence that is to reach people in this pass. `asked` ones were asked for by a ticked box and count against no cap. */
export type Demand = Owed & { readonly asked: boolean };

/** What the cadences of some deliveries owe now, in order of instant and id. */
export function owedNow(world: World, deliveries: readonly Cadence["delivery"][]): readonly Demand[] {
  const wanted = tickedInDigests(world);
  const demands = world.playbook.cadences
    .filter((cadence) => deliveries.includes(cadence.delivery))
    .flatMap((cadence) => [...owed(world, cadence), ...promoted(world, cadence, wanted)]);
  return demands.sort((a, b) => compare(orderOf(a), orderOf(b)));
}

/** Whether the day of an occurrence is today, so that no cap may hold it back. */
export function isDueToday(world: World, { occurrence, missed }: Demand): boolean {
  return (
    missed.length === 0 &&
    localOf(occurrence.at, occurrence.cadence.zone).date === localOf(world.now, occurrence.cadence.zone).date
  );
}

function owed(world: World, cadence: Cadence): Demand[] {
  const memory = memoryIn(world, cadence);
  const found = owedOf(cadence, world.setting, memory, world.now);
  if (found !== undefined) return [{ ...found, asked: false }];
  if (!world.ticked.has(`ask/open/${cadence.id}`)) return [];
  const next = nextOf(world, cadence, memory?.newest);
  // One that was opened before its time leaves the tick without a meaning, also where a pass died before it could clear it.
  return next === undefined || next.early !== undefined
    ? []
    : [{ occurrence: next.occurrence, missed: [], first: false, asked: true }];
}

/** Ids of the boxes somebody ticked in open digests. */
function tickedInDigests(world: World): readonly string[] {
  const digests = openItems(world.snapshot.items).filter((item) => item.marker.kind === "digest");
  return digests.flatMap(tickedBoxes).flatMap((box) => box.id ?? []);
}

/** Entries of a cadence in a digest whose box somebody ticked. */
function promoted(world: World, cadence: Cadence, ticked: readonly string[]): Demand[] {
  const wanted = ticked.filter((id) => id.startsWith(`digest/${cadence.id}/`)).map((id) => id.split("/")[2] ?? "");
  if (wanted.length === 0) return [];
  // It has its issue already, or something newer of the cadence has: the entry has nothing left to say.
  const memory = memoryIn(world, cadence);
  const opened = memory?.issue === undefined ? undefined : memory.newest;
  const dates = [...occurrenceItems(cadence, world.snapshot.items).map(dateOf), opened ?? ""];
  return wanted
    .filter((date) => isLocalDate(date) && dates.every((one) => date > one))
    .flatMap((date) => occurrenceOn(cadence, world.setting, date) ?? [])
    .filter((occurrence) => occurrence.at <= world.now)
    .map((occurrence) => ({ occurrence, missed: [], first: false, asked: true }));
}

function orderOf({ occurrence }: Demand): string {
  return `${occurrence.at} ${occurrence.cadence.id} ${occurrence.date}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
