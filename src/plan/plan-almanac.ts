import { ownerOf } from "../cadence/owner.ts";
import { noteOf } from "../markdown/marker.ts";
import type { Operation, Text } from "../operation/operation.ts";
import type { Problem } from "../operation/plan.ts";
import type { Cadence } from "../playbook/playbook.ts";
import { almanacTitle, renderAlmanacIssue } from "../render/almanac-issue.ts";
import type { AlmanacIssue, NextOccurrence, OpenItem } from "../render/almanac-view.ts";
import { almanacLabel } from "../render/label.ts";
import type { Item } from "../snapshot/item.ts";
import type { Ledger } from "../snapshot/ledger.ts";
import { addMillis } from "../time/instant.ts";
import type { LocalDate } from "../time/local-date.ts";
import { localOf } from "../time/zone.ts";
import { type Draft, draft } from "./draft.ts";
import { ledgerText } from "./ledger-text.ts";
import { type Next, nextOf } from "./next-of.ts";
import { pausedBecause } from "./off-switch.ts";
import { DATA_BRANCH } from "./plan-commits.ts";
import { openGateKey } from "./plan-gate.ts";
import { dueAtOf } from "./plan-reminders.ts";
import { SETTLING } from "./settling.ts";
import { type World, memoryIn } from "./world.ts";

/** A pass with so few changes leaves the almanac issue to a later one, so that opening one issue costs one request. */
const FEW = 2;

/** Keeps the almanac issue current: the dashboard people read, and the ledger. It comes last, and claims nothing that failed before it. */
export function planAlmanac(world: World, all: Draft, holidays: Ledger["holidays"]): Draft {
  const next = upcoming(world, all);
  const body = renderAlmanacIssue({
    product: world.playbook.product,
    zone: world.playbook.zone,
    playbookFile: world.playbook.file,
    gate: openGate(world, all),
    paused: pausedBecause(world),
    problems: distinct(all.problems),
    open: openItems(world, all),
    next,
    waiting: waiting(world, all, next),
    ask: {
      paused: world.ticked.has("ask/pause"),
      redraw: world.snapshot.items.some((item) => item.marker.kind === "report" && item.state === "open"),
      open: next.flatMap(({ occurrence: { cadence }, early }) =>
        early || cadence.delivery === "commit" ? [] : [cadence],
      ),
    },
    dataBranch: committedTo(world, all),
    away: world.away.filter(({ range }) => range.to >= world.today),
    ledger: ledgerText(world, all.learned, holidays),
  });
  const title = almanacTitle(world.playbook.product);
  const { almanac } = world;
  if (almanac === undefined) return draft({ operations: [opened(title, body)] });
  if (almanac.state === "open" && typeof body === "string" && body === almanac.body) return draft({});
  if (almanac.state === "open" && mayWait(world, all)) return draft({ wakeAt: [settledAt(world)] });
  return draft({ operations: [updated(world, almanac, body)] });
}

function opened(title: string, body: Text): Operation {
  return {
    kind: "open-issue",
    key: "open:almanac",
    title,
    body,
    labels: [almanacLabel],
    assignees: [],
    type: undefined,
    fields: [],
    reason: "The one issue that shows what is due, and remembers what was delivered.",
  };
}

function updated(world: World, almanac: Item, body: Text): Operation {
  return {
    kind: "update-issue",
    key: "update:almanac",
    issue: almanac.number,
    title: undefined,
    body,
    state: almanac.state === "closed" ? { kind: "open" } : undefined,
    needs: undefined,
    reason:
      almanac.state === "closed"
        ? "It holds the ledger and must stay open."
        : `What it shows or remembers has changed (${world.today}).`,
  };
}

/** Whether the update can be left to a later pass: markers remember meanwhile, but not commits, sign-offs and what people ticked. */
function mayWait(world: World, all: Draft): boolean {
  const unmarked = all.learned.some(
    (lesson) =>
      lesson.kind === "gate-passed" || lesson.kind === "away" || (lesson.kind === "delivered" && !lesson.opens),
  );
  const ticked = [...world.ticked].some((id) => id !== "ask/pause");
  if (unmarked || ticked) return false;
  if (all.operations.length > 0) return all.operations.length <= FEW;
  return settledAt(world) > world.now;
}

/** When the newest item of ours has stood long enough. */
function settledAt(world: World): string {
  const newest =
    world.snapshot.items
      .map((item) => item.createdAt)
      .sort()
      .at(-1) ?? world.now;
  const changed = newest > world.now ? world.now : newest;
  return addMillis(changed, SETTLING);
}

function openGate(world: World, all: Draft): AlmanacIssue["gate"] {
  const { gate } = world.playbook;
  if (
    gate === undefined ||
    world.ledger.gate !== undefined ||
    all.learned.some((lesson) => lesson.kind === "gate-passed")
  )
    return undefined;
  const item = world.snapshot.items.find((one) => one.marker.kind === "gate" && one.stateReason !== "duplicate");
  return { number: item?.number ?? { ref: openGateKey(gate) }, title: item?.title ?? gate.title };
}

/** Occurrences that are open now, and those this plan opens; what it closes is gone. */
function openItems(world: World, all: Draft): readonly OpenItem[] {
  const closing = new Set(
    all.operations.flatMap((operation) =>
      operation.kind === "update-issue" && operation.state !== undefined && operation.state.kind !== "open"
        ? [operation.issue]
        : [],
    ),
  );
  const standing = world.snapshot.items
    .filter((item) => item.marker.kind === "occurrence" && item.state === "open" && !closing.has(item.number))
    .flatMap((item): OpenItem[] => {
      const cadence = world.playbook.cadences.find((one) => [one.id, ...one.was].includes(item.marker.key[0] ?? ""));
      const dueAt = cadence === undefined ? undefined : dueAtOf(world, cadence, item);
      if (dueAt === undefined) return [];
      return [{ target: item.number, title: item.title, owner: askedFor(item), dueAt, overdue: dueAt < world.now }];
    });
  const fresh = all.operations.flatMap((operation): OpenItem[] => {
    const dueAt = operation.kind === "open-issue" ? dueOf(all, operation.key) : undefined;
    if (operation.kind !== "open-issue" || dueAt === undefined) return [];
    return [
      {
        target: { ref: operation.key },
        title: operation.title,
        owner: operation.assignees,
        dueAt,
        overdue: dueAt < world.now,
      },
    ];
  });
  return [...standing, ...fresh].sort((a, b) => compare(`${a.dueAt} ${a.title}`, `${b.dueAt} ${b.title}`));
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

function dueOf(all: Draft, key: string): string | undefined {
  const lesson = all.learned.find((one) => one.kind === "delivered" && one.done === key);
  return lesson?.kind === "delivered" ? lesson.dueAt : undefined;
}

function upcoming(world: World, all: Draft): readonly (NextOccurrence & Next)[] {
  return dated(world)
    .flatMap((cadence) => {
      const next = nextOf(world, cadence, newestAfter(world, all, cadence));
      if (next === undefined) return [];
      const owner = ownerOf(world.playbook, cadence.owner, localOf(next.occurrence.at, cadence.zone).date, world.away);
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
