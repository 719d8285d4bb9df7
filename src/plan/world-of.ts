import { tickedBoxes } from "../cadence/unfinished-boxes.ts";
import type { AlertMessage } from "../inputs/alert.ts";
import type { Problem } from "../operation/plan.ts";
import type { Playbook } from "../playbook/playbook.ts";
import type { Facts } from "../requirements/facts.ts";
import { type Ledger, emptyLedger } from "../snapshot/ledger.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";
import type { Instant } from "../time/instant.ts";
import { addDays } from "../time/local-date.ts";
import { localOf, placeLocal } from "../time/zone.ts";
import { type Draft, draft } from "./draft.ts";
import { holidaysOf } from "./holidays.ts";
import { withDraftNumbers } from "./plan-draft-numbers.ts";
import { pausedBy } from "./off-switch.ts";
import { planAway } from "./plan-away.ts";
import { duplicatesAmong } from "./plan-duplicates.ts";
import { ledgerOf } from "./recall.ts";
import { trustedLedger } from "./trusted-ledger.ts";
import type { Templates } from "./templates.ts";
import type { Item } from "../snapshot/item.ts";
import { type Probed, type World, absences, notProbed } from "./world.ts";

/** The world of a pass, what was noticed while putting it together, and the holidays the ledger is to remember. */
export type Seen = { readonly world: World; readonly draft: Draft; readonly holidays: Ledger["holidays"] };

/** Why there is no world to plan in: the ledger or the holidays are still to be read, or what should be remembered cannot be. */
export type Unseen = { readonly world: undefined; readonly problems: readonly Problem[] };

/** Puts together what the planners look at. */
export function worldOf(
  playbook: Playbook,
  snapshot: Snapshot,
  facts: Facts,
  templates: Templates,
  now: Instant,
  alerts: readonly AlertMessage[] = [],
  probed: Probed = notProbed,
): Seen | Unseen {
  const recalled = ledgerOf(snapshot, facts);
  const today = localOf(now, playbook.zone).date;
  const holidays = holidaysOf(playbook, recalled.ledger ?? emptyLedger, facts, today);
  if (recalled.ledger === undefined) return { world: undefined, problems: recalled.problems };
  if (holidays === undefined) return { world: undefined, problems: [] };
  const setting = { playbook, holidays: holidays.days };
  const trusted = trustedLedger(recalled.ledger, setting, recalled.snapshot.items, now);
  const ticked = tickedIn(recalled.almanac);
  const paused = pausedBy({ playbook, ticked }) !== undefined;
  const said = paused ? draft({}) : planAway(recalled.almanac, trusted.ledger, facts, today);
  const absent = said.learned.find((lesson) => lesson.kind === "away")?.away ?? trusted.ledger.away;
  const duplicates = duplicatesAmong(recalled.snapshot.items);
  const singles =
    duplicates.size === 0 ? recalled.snapshot.items : recalled.snapshot.items.filter((item) => !duplicates.has(item));
  const { items, numbered } = withDraftNumbers(setting, singles);
  return {
    world: {
      playbook,
      snapshot: { ...recalled.snapshot, items },
      duplicates,
      numbered,
      facts,
      templates,
      setting,
      almanac: recalled.almanac,
      ticked,
      ledger: trusted.ledger,
      begun: recalled.begun,
      away: absences(playbook, absent),
      alerts,
      probed,
      now,
      today,
    },
    draft: draft({
      learned: said.learned,
      problems: [...holidays.problems, ...said.problems],
      notes: [...recalled.notes, ...trusted.notes],
      // The holidays file is read again by the first pass of a day.
      changesAt:
        !paused && holidays.learned?.read === today ? [placeLocal(addDays(today, 1), "00:00", playbook.zone)] : [],
    }),
    holidays: holidays.learned,
  };
}

function tickedIn(almanac: Item | undefined): ReadonlySet<string> {
  const boxes = almanac === undefined ? [] : tickedBoxes(almanac);
  return new Set(boxes.flatMap((box) => box.id ?? []));
}
