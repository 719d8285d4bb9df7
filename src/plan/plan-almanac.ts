import { noteOf, withNotes } from "../markdown/marker.ts";
import type { Operation, Text } from "../operation/operation.ts";
import { almanacTitle, renderAlmanacIssue } from "../render/almanac-issue.ts";
import { almanacLabel } from "../render/label.ts";
import type { Item } from "../snapshot/item.ts";
import type { Ledger } from "../snapshot/ledger.ts";
import { type Instant, addMillis } from "../time/instant.ts";
import { type AlmanacContent, almanacContent, changesOf, comingIn } from "./almanac-content.ts";
import { type Draft, draft } from "./draft.ts";
import { ledgerText } from "./ledger-text.ts";
import { pausedBy } from "./off-switch.ts";
import { SETTLING } from "./settling.ts";
import type { World } from "./world.ts";

/** A pass that opens something in so few operations leaves the almanac issue to a later one, so that opening one issue costs one request. */
const FEW = 3;

/** Keeps the almanac issue current: the dashboard people read, and the ledger. It comes last, and claims nothing that failed before it. */
export function planAlmanac(world: World, all: Draft, holidays: Ledger["holidays"]): Draft {
  const { almanac } = world;
  const paused = pausedBy(world);
  // Switched off, the notice is all there is to write, and once it stands not even that.
  if (paused !== undefined && almanac !== undefined && noteOf(almanac.marker, "paused") === paused) return draft({});
  const content = almanacContent(world, all);
  const shown = renderAlmanacIssue({ ...content, ledger: ledgerText(world, all.learned, holidays) });
  const body = paused !== undefined && typeof shown === "string" ? withNotes(shown, { paused }) : shown;
  const wakeAt = paused === undefined ? wakesFor(world, all, content) : [];
  if (almanac === undefined) return draft({ operations: [opened(almanacTitle(world.playbook.product), body)], wakeAt });
  if (almanac.state === "open" && body === almanac.body) return draft({ wakeAt });
  // Who switched it off wants to see that it was heard.
  const settled = paused === undefined ? settlesAt(world, all) : undefined;
  if (almanac.state === "open" && settled !== undefined) return draft({ wakeAt: [...wakeAt, settled] });
  return draft({ operations: [updated(world, almanac, body)], wakeAt });
}

/** When something is opened next, and when what is shown or remembered changes otherwise: not before things have settled. */
function wakesFor(world: World, all: Draft, content: AlmanacContent): readonly Instant[] {
  const settled = settling(world, all);
  const changes = [...all.changesAt, ...changesOf(content)];
  return [
    ...comingIn(world, all, content),
    ...changes.filter((at) => at > world.now).map((at) => (at > settled ? at : settled)),
  ];
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

/** Until when the update can be left to a later pass; undefined where it cannot. Markers remember meanwhile, but not commits, sign-offs and what people ticked. */
function settlesAt(world: World, all: Draft): Instant | undefined {
  const unmarked = all.learned.some(
    (lesson) =>
      lesson.kind === "gate-passed" ||
      lesson.kind === "away" ||
      (lesson.kind === "incidents" && lesson.watch) ||
      lesson.kind === "notified" ||
      (lesson.kind === "delivered" && !lesson.opens),
  );
  const ticked = [...world.ticked].some((id) => id !== "ask/pause");
  if (unmarked || ticked) return undefined;
  const settled = settling(world, all);
  return all.operations.length <= FEW && settled > world.now ? settled : undefined;
}

/** When the newest item of ours, or the one that is opened now, has stood long enough. */
function settling(world: World, all: Draft): Instant {
  const opens =
    world.almanac === undefined ||
    all.operations.some(({ kind }) => kind === "open-issue" || kind === "open-pull-request");
  const newest = world.snapshot.items
    .map((item) => item.createdAt)
    .sort()
    .at(-1);
  return addMillis(opens || newest === undefined || newest > world.now ? world.now : newest, SETTLING);
}
