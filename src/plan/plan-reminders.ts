import { occurrenceOn, openedAt } from "../cadence/occurrence.ts";
import { dateOf } from "../cadence/memory.ts";
import { ownerOf, sameLogin } from "../cadence/owner.ts";
import { isAllTicked } from "../cadence/unfinished-boxes.ts";
import { noteTime, reminderTimes } from "../cadence/reminder-times.ts";
import { workingTimeOf } from "../cadence/setting.ts";
import { noteOf } from "../markdown/marker.ts";
import type { Cadence } from "../playbook/playbook.ts";
import type { Item } from "../snapshot/item.ts";
import { openItems } from "../snapshot/open-items.ts";
import type { Instant } from "../time/instant.ts";
import { addDays, isLocalDate } from "../time/local-date.ts";
import type { WorkingTime } from "../time/working-hours.ts";
import { nextWorkingStart } from "../time/working-time.ts";
import { placeLocal } from "../time/zone.ts";
import { type Draft, draft, joinDrafts, updatedBy } from "./draft.ts";
import { type Overdue, type Word, remind } from "./remind.ts";
import type { World } from "./world.ts";

/** Brings up what is overdue: once to its assignees, once to the decision authority, in working time, several for the same people as one comment a day. */
export function planReminders(world: World, before: Draft): Draft {
  const touched = updatedBy(before);
  const open = occurrencesIn(openItems(world.snapshot.items)).filter((item) => !touched.has(item.number));
  const steps = open.flatMap((item) => stepOf(world, item));
  const ripe = Map.groupBy(
    steps.filter(({ at }) => at <= world.now),
    groupOf,
  );
  const yesterday = addDays(world.today, -1);
  const recent = world.snapshot.items.filter(({ updatedAt }) => updatedAt >= yesterday);
  const told = new Set(occurrencesIn(recent).flatMap((item) => toldToday(world, item)));
  const words = [...ripe]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([group, overdue]) =>
      told.has(group) ? draft({ wakeAt: overdue.map(({ again }) => again) }) : remind(world, overdue),
    );
  const coming = steps.filter(({ at }) => at > world.now);
  // Whoever hears of something today hears of the others tomorrow.
  const wakeAt = coming.map((step) => (told.has(groupOf(step)) || ripe.has(groupOf(step)) ? step.again : step.at));
  return joinDrafts([draft({ wakeAt }), ...words]);
}

/** When the work of an occurrence's item is due; undefined where its cadence does not know that date any more. */
export function dueAtOf(world: World, cadence: Cadence, item: Item): Instant | undefined {
  const found = occurrenceOn(cadence, world.setting, dateOf(item));
  return found === undefined ? undefined : openedAt(found, world.setting, item.createdAt).dueAt;
}

function stepOf(world: World, item: Item): readonly (Overdue & Step)[] {
  const cadence = world.playbook.cadences.find((one) => [one.id, ...one.was].includes(item.marker.key[0] ?? ""));
  const dueAt = cadence === undefined ? undefined : dueAtOf(world, cadence, item);
  if (cadence === undefined || dueAt === undefined || isAllTicked(item)) return [];
  const working = workingTimeOf(world.setting, cadence.zone);
  const step = nextStep(world, item, dueAt, working);
  if (step === undefined) return [];
  const tomorrow = placeLocal(addDays(world.today, 1), "00:00", world.playbook.zone);
  const at = nextWorkingStart(step.at > world.now ? step.at : world.now, working);
  return [{ ...step, item, dueAt, at, again: nextWorkingStart(at > tomorrow ? at : tomorrow, working) }];
}

/** What is said of an item, from when on, to whom; `then` is when something else will be, once this was said. */
type Step = Pick<Overdue, "word" | "who" | "then"> & { readonly at: Instant };

/** What is said of an item next: the authority hears of it when those who have it had their chance. */
function nextStep(world: World, item: Item, dueAt: Instant, working: WorkingTime): Step | undefined {
  const { remindAt, noteAt } = reminderTimes(dueAt, working);
  const reminded = noteOf(item.marker, "reminded");
  const note = noteStep(world, item, noteAt, working, reminded);
  if (reminded !== undefined || item.assignees.length === 0) return note;
  const then = noteStep(world, item, noteAt, working, world.today)?.at;
  return { word: "reminded", at: remindAt, who: whoHears(world, item, "reminded"), then };
}

function noteStep(
  world: World,
  item: Item,
  noteAt: Instant,
  working: WorkingTime,
  reminded: string | undefined,
): Step | undefined {
  const who = whoHears(world, item, "noted");
  if (noteOf(item.marker, "noted") !== undefined || who.length === 0) return undefined;
  // After an outage the reminder came late, and the note waits as long after it as ever.
  const given = reminded !== undefined && isLocalDate(reminded) ? reminded : undefined;
  const after = given === undefined ? noteAt : noteTime(placeLocal(given, "00:00", world.playbook.zone), working);
  return { word: "noted", at: after > noteAt ? after : noteAt, who, then: undefined };
}

/** Whom a word about an item is for; who has it already needs no note about it. */
function whoHears(world: World, item: Item, word: Word): readonly string[] {
  if (word === "reminded") return [...item.assignees].sort();
  const authority = ownerOf(world.playbook, world.playbook.decisionAuthority, world.today, world.away).people;
  return authority.filter((login) => !item.assignees.some((one) => sameLogin(one, login))).sort();
}

/** The groups of people who were told something of an item today, so that they hear of others tomorrow. */
function toldToday(world: World, item: Item): readonly string[] {
  const words = (["reminded", "noted"] as const).filter((word) => noteOf(item.marker, word) === world.today);
  return words.map((word) => groupOf({ word, who: whoHears(world, item, word) }));
}

function groupOf({ word, who }: Pick<Overdue, "word" | "who">): string {
  return `${word} ${who.join(" ")}`;
}

function occurrencesIn(items: readonly Item[]): readonly Item[] {
  return items.filter((item) => item.kind === "issue" && item.marker.kind === "occurrence");
}
