import { occurrenceOwner } from "../cadence/occurrence-owner.ts";
import { ownerOf } from "../cadence/owner.ts";
import { occurrenceItems } from "../cadence/memory.ts";
import { noteOf } from "../markdown/marker.ts";
import type { Problem } from "../operation/plan.ts";
import type { Absence, Cadence } from "../playbook/playbook.ts";
import type { AlmanacIssue, NextOccurrence, OpenItem } from "../render/almanac-view.ts";
import type { Item } from "../snapshot/item.ts";
import { openItems } from "../snapshot/open-items.ts";
import type { Instant } from "../time/instant.ts";
import { type LocalDate, addDays } from "../time/local-date.ts";
import { localOf, placeLocal } from "../time/zone.ts";
import { type Draft, closedBy } from "./draft.ts";
import { type Next, nextOf } from "./next-of.ts";
import { pausedBecause } from "./off-switch.ts";
import { DATA_BRANCH } from "./commit-place.ts";
import { openGateKey } from "./plan-gate.ts";
import { dueAtOf } from "./plan-reminders.ts";
import { type World, memoryIn } from "./world.ts";

/** What the almanac issue shows once a plan is applied: all but the ledger. */
export type AlmanacContent = Omit<AlmanacIssue, "ledger" | "away" | "next"> & {
  readonly away: readonly Absence[];
  readonly next: readonly (NextOccurrence & Next)[];
};

/** What the almanac issue is to show when the operations of these drafts are done. */
export function almanacContent(world: World, all: Draft): AlmanacContent {
  const next = upcoming(world, all);
  return {
    product: world.playbook.product,
    zone: world.playbook.zone,
    playbookFile: world.playbook.file,
    gate: openGate(world, all),
    paused: pausedBecause(world),
    problems: distinct(all.problems),
    open: openWork(world, all),
    next,
    waiting: waiting(world, all, next),
    ask: {
      paused: world.ticked.has("ask/pause"),
      redraw: hasDrafts(world, all),
      open: next.flatMap(({ occurrence: { cadence }, early }) =>
        early !== undefined || cadence.delivery === "commit" ? [] : [cadence],
      ),
    },
    dataBranch: committedTo(world, all),
    away: world.away.filter(({ range }) => range.to >= world.today),
  };
}

/** When the next occurrences open something: not behind a gate, nor where one is still open that they wait for. */
export function comingIn(world: World, all: Draft, { gate, next }: AlmanacContent): readonly Instant[] {
  if (gate !== undefined) return [];
  return next
    .filter(({ occurrence }) => !isHeld(world, all, occurrence.cadence))
    .map(({ occurrence }) => occurrence.at);
}

function isHeld(world: World, all: Draft, cadence: Cadence): boolean {
  if (cadence.ifOpen !== "skip") return false;
  const closing = closedBy(all);
  const open = occurrenceItems(cadence, world.snapshot.items).some(
    (item) => item.state === "open" && !closing.has(item.number),
  );
  return (
    open || all.learned.some((lesson) => lesson.kind === "delivered" && lesson.opens && lesson.cadence === cadence.id)
  );
}

/** When what is shown changes by itself: something comes, falls due, can be asked for again, or somebody is back. */
export function changesOf({ open, next, away, zone }: AlmanacContent): readonly Instant[] {
  return [
    ...next.map(({ occurrence }) => occurrence.at),
    ...next.flatMap(({ early }) => early?.at ?? []),
    ...open.flatMap(({ overdue, dueAt }) => (overdue ? [] : [dueAt])),
    ...away.map(({ range }) => placeLocal(addDays(range.to, 1), "00:00", zone)),
  ];
}

function openGate(world: World, all: Draft): AlmanacIssue["gate"] {
  const { gate } = world.playbook;
  const passed = world.ledger.gate !== undefined || all.learned.some((lesson) => lesson.kind === "gate-passed");
  if (gate === undefined || passed) return undefined;
  const item = world.snapshot.items.find((one) => one.marker.kind === "gate" && one.stateReason !== "duplicate");
  if (item !== undefined) return { number: item.number, title: item.title };
  const key = openGateKey(gate);
  return all.operations.some((operation) => operation.key === key)
    ? { number: { ref: key }, title: gate.title }
    : undefined;
}

function hasDrafts(world: World, all: Draft): boolean {
  const standing = openItems(world.snapshot.items).some((item) => item.marker.kind === "report");
  return (
    standing ||
    all.operations.some((operation) => operation.kind === "open-pull-request" && operation.key.startsWith("report:"))
  );
}

/** Occurrences that are open now, and those this plan opens; what it closes is gone. */
function openWork(world: World, all: Draft): readonly OpenItem[] {
  const closing = closedBy(all);
  const standing = openItems(world.snapshot.items)
    .filter((item) => item.marker.kind === "occurrence" && !closing.has(item.number))
    .flatMap((item): OpenItem[] => {
      const cadence = world.playbook.cadences.find((one) => [one.id, ...one.was].includes(item.marker.key[0] ?? ""));
      const dueAt = cadence === undefined ? undefined : dueAtOf(world, cadence, item);
      if (dueAt === undefined) return [];
      return [{ target: item.number, title: item.title, owner: askedFor(item), dueAt, overdue: dueAt <= world.now }];
    });
  return [...standing, ...freshItems(world, all)].sort((a, b) =>
    compare(`${a.dueAt} ${a.title}`, `${b.dueAt} ${b.title}`),
  );
}

function freshItems(world: World, all: Draft): readonly OpenItem[] {
  return all.operations.flatMap((operation): OpenItem[] => {
    const lesson = all.learned.find((one) => one.kind === "delivered" && one.done === operation.key);
    const dueAt = lesson?.kind === "delivered" ? lesson.dueAt : undefined;
    if (operation.kind !== "open-issue" || lesson?.kind !== "delivered" || dueAt === undefined) return [];
    const cadence = world.playbook.cadences.find((one) => one.id === lesson.cadence);
    const teams = cadence === undefined ? [] : ownerOf(world.playbook, cadence.owner, world.today, world.away).teams;
    const owner = operation.assignees.length > 0 ? operation.assignees : teams;
    return [{ target: { ref: operation.key }, title: operation.title, owner, dueAt, overdue: dueAt <= world.now }];
  });
}

/** Whom an item waits for: those it is assigned to now, or the teams it was given to. */
function askedFor(item: Item): readonly string[] {
  return item.assignees.length > 0 ? item.assignees : (noteOf(item.marker, "teams")?.split("+") ?? []);
}

function waiting(world: World, all: Draft, next: readonly NextOccurrence[]): AlmanacIssue["waiting"] {
  const delivered = new Set(all.learned.flatMap((lesson) => (lesson.kind === "delivered" ? [lesson.cadence] : [])));
  return dated(world)
    .filter((cadence) => !delivered.has(cadence.id) && memoryIn(world, cadence)?.newest === undefined)
    .map((cadence) => ({ cadence, first: next.find(({ occurrence }) => occurrence.cadence === cadence)?.occurrence }));
}

function committedTo(world: World, all: Draft): string | undefined {
  const branch = all.learned.find((lesson) => lesson.kind === "committed-to")?.branch ?? world.ledger.reportsBranch;
  return branch === DATA_BRANCH ? branch : undefined;
}

function upcoming(world: World, all: Draft): readonly (NextOccurrence & Next)[] {
  return dated(world)
    .flatMap((cadence) => {
      const next = nextOf(world, cadence, newestAfter(world, all, cadence));
      if (next === undefined) return [];
      const day = localOf(next.occurrence.at, cadence.zone).date;
      const owner = occurrenceOwner(world.playbook, next.occurrence, day, world.away);
      return [{ ...next, owner: [...owner.people, ...owner.teams] }];
    })
    .sort((a, b) =>
      compare(`${a.occurrence.at} ${a.occurrence.cadence.id}`, `${b.occurrence.at} ${b.occurrence.cadence.id}`),
    );
}

/** The newest occurrence of a cadence that people have once this plan is applied. */
function newestAfter(world: World, all: Draft, cadence: Cadence): LocalDate | undefined {
  const delivered = all.learned.filter((lesson) => lesson.kind === "delivered" && lesson.cadence === cadence.id);
  return [...delivered, memoryIn(world, cadence)]
    .flatMap((known) => (known !== undefined && "newest" in known ? (known.newest ?? []) : []))
    .sort()
    .at(-1);
}

function dated(world: World): readonly Cadence[] {
  return world.playbook.cadences.filter((cadence) => cadence.delivery !== "line" && cadence.delivery !== "standing");
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function distinct(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((problem) => [`${problem.id} ${problem.place} ${problem.cause}`, problem])).values()];
}
