import { nextOccurrence, openedAt } from "../cadence/occurrence.ts";
import { occurrenceOwner } from "../cadence/occurrence-owner.ts";
import { ownerOf } from "../cadence/owner.ts";
import type { Cadence } from "../playbook/playbook.ts";
import { digestLabel } from "../render/label.ts";
import { renderDigestIssue } from "../render/digest-issue.ts";
import { startsAtOnce } from "../cadence/due.ts";
import { openItems } from "../snapshot/open-items.ts";
import { formatMoment } from "../time/format.ts";
import { addDays } from "../time/local-date.ts";
import { placeLocal } from "../time/zone.ts";
import { type Draft, type Lesson, draft, joinDrafts } from "./draft.ts";
import { openOccurrence } from "./open-occurrence.ts";
import { type Demand, isDueToday, owedNow } from "./owed-now.ts";
import { type World, memoryIn } from "./world.ts";

/** Opens what is due as an issue (with its draft report where that is how it is delivered); a flood beyond the cap goes into one digest. */
export function planOccurrences(world: World): Draft {
  const demands = owedNow(world, ["issue", "pull-request"]).filter((demand) => !waitsForPrevious(world, demand));
  const free = demands.filter((demand) => demand.asked || isDueToday(world, demand));
  const flood = demands.filter((demand) => !free.includes(demand));
  const { cap } = world.playbook;
  // One digest a day: a second flood would only be the first one by another name, so it waits for tomorrow as a whole.
  const waits = flood.length > cap && isListedToday(world);
  const opened = demands.filter((demand) => free.includes(demand) || (!waits && flood.indexOf(demand) < cap));
  return joinDrafts([
    ...opened.map((demand) => openOccurrence(world, demand)),
    waits ? tomorrow(world, flood.length) : digest(world, flood.slice(cap)),
    firstSight(world),
  ]);
}

function isListedToday(world: World): boolean {
  return world.snapshot.items.some((item) => item.marker.kind === "digest" && item.marker.key[0] === world.today);
}

function tomorrow(world: World, count: number): Draft {
  return draft({
    notes: [`${count} more are waiting: today's digest stands already, so they follow tomorrow.`],
    wakeAt: [placeLocal(addDays(world.today, 1), "00:00", world.playbook.zone)],
  });
}

/** With `if-open: skip` nothing new comes while the one before is open; what is passed over is named by the next that comes. */
function waitsForPrevious(world: World, { occurrence: { cadence } }: Demand): boolean {
  if (cadence.ifOpen !== "skip") return false;
  return openItems(world.snapshot.items).some(
    (item) => item.marker.kind === "occurrence" && [cadence.id, ...cadence.was].includes(item.marker.key[0] ?? ""),
  );
}

function digest(world: World, listed: readonly Demand[]): Draft {
  if (listed.length === 0) return draft({});
  const key = `open:digest:${world.today}`;
  const entries = listed.map((demand) => ({
    ...demand,
    occurrence: openedAt(demand.occurrence, world.setting, world.now),
    owner: occurrenceOwner(world.playbook, demand.occurrence, world.today, world.away),
  }));
  const issue = renderDigestIssue({ day: world.today, entries, cap: world.playbook.cap });
  const authority = ownerOf(world.playbook, world.playbook.decisionAuthority, world.today, world.away);
  return draft({
    operations: [
      {
        kind: "open-issue",
        key,
        title: issue.title,
        body: issue.body,
        labels: [digestLabel],
        assignees: authority.people.slice(0, 10),
        type: undefined,
        fields: [],
        reason: `${listed.length} obligations beyond the cap of ${world.playbook.cap} a pass.`,
      },
    ],
    learned: listed.map(({ occurrence }) => delivered(occurrence.cadence.id, occurrence.date, key)),
  });
}

/** Remembers when a cadence was first seen, also where nothing of it is due yet. */
function firstSight(world: World): Draft {
  const unseen = world.playbook.cadences.filter(
    (cadence) =>
      cadence.delivery !== "line" && cadence.delivery !== "standing" && memoryIn(world, cadence) === undefined,
  );
  const waiting = unseen.filter((cadence) => !startsAtOnce(cadence));
  return draft({
    learned: unseen.map((cadence) => ({ kind: "adopted", cadence: cadence.id })),
    notes: waitingNotes(world, waiting),
  });
}

/** When those that wait come for the first time, those of one date together. */
function waitingNotes(world: World, waiting: readonly Cadence[]): readonly string[] {
  const firsts = waiting.flatMap((cadence) => nextOccurrence(cadence, world.setting, world.now) ?? []);
  const dates = Map.groupBy(firsts, ({ at, cadence }) => `${at} ${formatMoment(at, cadence.zone, { year: true })}`);
  return [...dates]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([date, all]) =>
        `Waiting for ${date.slice(date.indexOf(" ") + 1)}: ${all.map(({ cadence }) => cadence.title).join(", ")}.`,
    );
}

function delivered(cadence: string, newest: string, done: string): Lesson {
  return { kind: "delivered", cadence, newest, done, opens: false, dueAt: undefined };
}
