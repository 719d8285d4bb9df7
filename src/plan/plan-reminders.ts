import { occurrenceOn, openedAt } from "../cadence/occurrence.ts";
import { dateOf } from "../cadence/memory.ts";
import { ownerOf, sameLogin } from "../cadence/owner.ts";
import { isAllTicked } from "../cadence/unfinished-boxes.ts";
import { reminderTimes } from "../cadence/reminder-times.ts";
import { workingTimeOf } from "../cadence/setting.ts";
import { markerId, noteOf, readMarker, withNotes } from "../markdown/marker.ts";
import type { Operation } from "../operation/operation.ts";
import type { Cadence } from "../playbook/playbook.ts";
import { reminderMarker, renderReminder } from "../render/reminder.ts";
import type { Item } from "../snapshot/item.ts";
import type { Instant } from "../time/instant.ts";
import { isWorking, nextWorkingStart } from "../time/working-time.ts";
import { type Draft, draft } from "./draft.ts";
import type { World } from "./world.ts";

/** An overdue item, when it was due, and whom one word about it is owed to. */
type Overdue = {
  readonly item: Item;
  readonly dueAt: Instant;
  readonly who: readonly string[];
  readonly note: "reminded" | "noted";
};

/** Brings up what is overdue: once to its assignees, once to the decision authority, in working time, several for the same people as one comment. */
export function planReminders(world: World, before: Draft): Draft {
  const touched = new Set(
    before.operations.flatMap((operation) => (operation.kind === "update-issue" ? [operation.issue] : [])),
  );
  const open = world.snapshot.items.filter(
    (item) =>
      item.kind === "issue" && item.state === "open" && item.marker.kind === "occurrence" && !touched.has(item.number),
  );
  const considered = open.map((item) => consider(world, item));
  const groups = new Map<string, Overdue[]>();
  for (const overdue of considered.flatMap((one) => one.overdue)) {
    const group = `${overdue.note} ${overdue.who.join(" ")}`;
    groups.set(group, [...(groups.get(group) ?? []), overdue]);
  }
  const operations = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, overdue]) => remind(world, overdue));
  return draft({ operations, wakeAt: considered.flatMap((one) => one.wakeAt) });
}

function consider(
  world: World,
  item: Item,
): { readonly overdue: readonly Overdue[]; readonly wakeAt: readonly Instant[] } {
  const quiet = { overdue: [], wakeAt: [] };
  const cadence = world.playbook.cadences.find((one) => [one.id, ...one.was].includes(item.marker.key[0] ?? ""));
  const dueAt = cadence === undefined ? undefined : dueAtOf(world, cadence, item);
  if (cadence === undefined || dueAt === undefined || isAllTicked(item)) return quiet;
  const working = workingTimeOf(world.setting, cadence.zone);
  const { remindAt, noteAt } = reminderTimes(dueAt, working);
  const authority = ownerOf(world.playbook, world.playbook.decisionAuthority, world.today, world.away).people;
  const steps = [
    { note: "reminded" as const, at: remindAt, who: [...item.assignees].sort() },
    // Who has it already needs no note about it.
    {
      note: "noted" as const,
      at: noteAt,
      who: authority.filter((login) => !item.assignees.some((one) => sameLogin(one, login))).sort(),
    },
  ].filter((step) => noteOf(item.marker, step.note) === undefined && step.who.length > 0);
  const inTime = isWorking(world.now, working);
  // One step a pass: both at once, after an outage, would tell the authority before the owner had a chance.
  const ripe = steps.filter((step) => step.at <= world.now).slice(0, 1);
  return {
    overdue: inTime ? ripe.map((step) => ({ item, dueAt, who: step.who, note: step.note })) : [],
    wakeAt: [
      ...steps.filter((step) => step.at > world.now).map((step) => step.at),
      ...(ripe.length > 0 && !inTime ? [nextWorkingStart(world.now, working)] : []),
    ],
  };
}

/** When the work of an occurrence's item is due; undefined where its cadence does not know that date any more. */
export function dueAtOf(world: World, cadence: Cadence, item: Item): Instant | undefined {
  const found = occurrenceOn(cadence, world.setting, dateOf(item));
  return found === undefined ? undefined : openedAt(found, world.setting, item.createdAt).dueAt;
}

function remind(world: World, overdue: readonly Overdue[]): Operation[] {
  const sorted = [...overdue].sort((a, b) => a.item.number - b.item.number);
  const [first] = sorted;
  if (first === undefined) return [];
  const { note, who } = first;
  const said = world.facts.ask<"comments">({ kind: "comments", issue: first.item.number });
  if (said.kind !== "value") return [];
  const marker = reminderMarker(note, world.today, who);
  // The comment of a pass that died before it could note it down.
  const standing = said.value.some((comment) => {
    const found = readMarker(comment.body);
    return found !== undefined && markerId(found) === markerId(marker) && comment.author === first.item.author;
  });
  const key = `remind:${note}:${world.today}:${who.join("+")}`;
  const comment: Operation = {
    kind: "comment",
    key,
    issue: first.item.number,
    body: renderReminder({
      kind: note,
      who,
      day: world.today,
      zone: world.playbook.zone,
      items: sorted.map(({ item, dueAt }) => ({
        number: item.number,
        title: item.title,
        dueAt,
        assignees: item.assignees,
      })),
    }),
    reason:
      note === "reminded"
        ? "Overdue; this is the one reminder."
        : "Still overdue; the decision authority hears of it once.",
  };
  const marks = sorted.map(({ item }): Operation => ({
    kind: "update-issue",
    key: `${note}:${item.number}`,
    issue: item.number,
    title: undefined,
    body: withNotes(item.body, { [note]: world.today }),
    state: undefined,
    needs: standing ? undefined : key,
    reason: "So that it is said only once.",
  }));
  return standing ? marks : [comment, ...marks];
}
