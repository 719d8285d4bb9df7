import { isAllTicked } from "../cadence/unfinished-boxes.ts";
import { dateOf, occurrenceItems } from "../cadence/memory.ts";
import { noteOf, withNotes } from "../markdown/marker.ts";
import type { Operation, Target } from "../operation/operation.ts";
import type { Cadence } from "../playbook/playbook.ts";
import { renderCarriedInto } from "../render/closing.ts";
import type { Item } from "../snapshot/item.ts";
import type { LocalDate } from "../time/local-date.ts";
import { type Draft, draft, joinDrafts } from "./draft.ts";
import { carriesFrom, openKey } from "./open-occurrence.ts";
import type { World } from "./world.ts";

/** Closes what a newer occurrence has taken over, with a link to it: after the new one exists, never before. */
export function planCarried(world: World, opening: Draft): Draft {
  return joinDrafts(world.playbook.cadences.map((cadence) => closeOlder(world, cadence, opening)));
}

function closeOlder(world: World, cadence: Cadence, opening: Draft): Draft {
  const successor = newestOf(world, cadence, opening);
  if (successor === undefined) return draft({});
  const { holds } = successor;
  const older = carriesFrom(world, cadence, successor.date).filter((item) => holds?.includes(`${item.number}`) ?? true);
  return draft({
    operations: older.map((item) =>
      isAllTicked(item) ? finished(item, successor) : carried(item, successor, cadence.title),
    ),
  });
}

/** Everything was done, and only the closing forgotten. */
function finished(item: Item, { date }: Successor): Operation {
  return {
    kind: "update-issue",
    key: `finished:${item.number}`,
    issue: item.number,
    title: undefined,
    body: withNotes(item.body, { next: date }),
    state: { kind: "completed" },
    needs: undefined,
    reason: "All its boxes are ticked, and the next one has come.",
  };
}

function carried(item: Item, successor: Successor, title: string): Operation {
  return {
    kind: "update-issue",
    key: `carried:${item.number}`,
    issue: item.number,
    title: undefined,
    body: renderCarriedInto(item.body, successor.target, successor.date),
    state: { kind: "not-planned" },
    needs: undefined,
    reason: `What was left undone moved on to ${title} of ${successor.date}.`,
  };
}

/** What came next; `holds` are the numbers of the items whose boxes it holds, undefined where it is opened in this pass and holds them all. */
type Successor = { readonly target: Target; readonly date: LocalDate; readonly holds: readonly string[] | undefined };

function newestOf(world: World, cadence: Cadence, opening: Draft): Successor | undefined {
  const opened = opening.learned.findLast(
    (lesson) => lesson.kind === "delivered" && lesson.opens && lesson.cadence === cadence.id,
  );
  if (opened?.kind === "delivered" && opened.newest !== undefined)
    return { target: { ref: openKey(cadence, opened.newest) }, date: opened.newest, holds: undefined };
  const newest = occurrenceItems(cadence, world.snapshot.items).at(-1);
  // Of a pass that died half-way; an older item that it does not hold was opened again by somebody and stays theirs.
  const holds = newest === undefined ? [] : (noteOf(newest.marker, "carries")?.split("+") ?? []);
  return newest === undefined ? undefined : { target: newest.number, date: dateOf(newest), holds };
}
