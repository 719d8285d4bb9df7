import { sameLogin } from "../cadence/owner.ts";
import type { MonitorDay } from "../incident/monitors/monitor-day.ts";
import { memoryOf } from "../cadence/memory.ts";
import type { Setting } from "../cadence/setting.ts";
import type { Absence, Cadence, Playbook } from "../playbook/playbook.ts";
import type { Facts } from "../requirements/facts.ts";
import type { AlertMessage } from "../inputs/alert.ts";
import type { Item } from "../snapshot/item.ts";
import type { CadenceMemory, Ledger } from "../snapshot/ledger.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";
import type { Instant } from "../time/instant.ts";
import type { LocalDate } from "../time/local-date.ts";
import type { Templates } from "./templates.ts";

/** Everything the planners look at; they look at nothing else. */
export type World = {
  readonly playbook: Playbook;
  /** What was observed, without `duplicates`. */
  readonly snapshot: Snapshot;
  /** Issues that a lagging list let us open twice, and the older one of each; nobody but their healing looks at them. */
  readonly duplicates: ReadonlyMap<Item, Item>;
  /** Issues that say the number of their draft here and not yet on GitHub, and that draft. */
  readonly numbered: ReadonlyMap<Item, Item>;
  readonly facts: Facts;
  readonly templates: Templates;
  readonly setting: Setting;
  /** The oldest almanac issue there is. */
  readonly almanac: Item | undefined;
  /** Ids of the boxes somebody ticked there. */
  readonly ticked: ReadonlySet<string>;
  readonly ledger: Ledger;
  /** When history began, where the ledger was lost or never written. */
  readonly begun: Instant | undefined;
  readonly away: readonly Absence[];
  /** What monitoring told whatever started this pass. */
  readonly alerts: readonly AlertMessage[];
  /** What monitors measured on the last days, as whoever asks them told; nothing where nobody does. */
  readonly probed: Probed;
  readonly now: Instant;
  /** The day it is in the playbook's zone. */
  readonly today: LocalDate;
};

/** The newest days of monitors, and whether one of them is over and does not stand on the data branch yet. */
export type Probed = { readonly days: readonly MonitorDay[]; readonly unstored: boolean };

/** Where nobody watches anything. */
export const notProbed: Probed = { days: [], unstored: false };

/** What was delivered of a cadence, as far as is known; one that was taken out of the playbook and came back begins anew. */
export function memoryIn(world: World, cadence: Cadence): CadenceMemory | undefined {
  const memory = memoryOf(cadence, world.ledger, world.snapshot.items);
  if (memory === undefined)
    return world.begun === undefined ? undefined : { adopted: world.begun, newest: undefined, issue: undefined };
  return cameBack(world, cadence, memory) ? { ...memory, adopted: world.now } : memory;
}

/** Whether the ledger was written without a cadence of which there are items: it had been taken out by then. */
function cameBack(world: World, cadence: Cadence, memory: CadenceMemory): boolean {
  const { almanac, ledger } = world;
  const known = [cadence.id, ...cadence.was].some((name) => Object.hasOwn(ledger.cadences, name));
  // A ledger of nothing at all was lost, not written without it.
  if (almanac === undefined || known || Object.keys(ledger.cadences).length === 0) return false;
  return memory.adopted < almanac.updatedAt;
}

/** Who is away: by the playbook, and by what people said on the almanac issue. */
export function absences(playbook: Playbook, away: Ledger["away"]): readonly Absence[] {
  const said = Object.entries(away).flatMap(([who, ranges]) => ranges.map((range) => ({ who, range })));
  return [...playbook.away, ...said];
}

/** Whether a login holds any role of the playbook, by name. */
export function holdsARole(playbook: Playbook, login: string): boolean {
  return [...playbook.roles.values()].some(({ holders }) => {
    if (holders.kind === "agent") return false;
    if (holders.kind === "by-label")
      return [...holders.labels.values(), holders.otherwise].flat().some((who) => sameLogin(who, login));
    return holders.people.some((who) => sameLogin(who, login));
  });
}
