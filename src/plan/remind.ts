import { sameLogin } from "../cadence/owner.ts";
import { readMarker, withNotes } from "../markdown/marker.ts";
import type { Operation } from "../operation/operation.ts";
import { type Reminder, renderReminder } from "../render/reminder.ts";
import type { Answers } from "../requirements/answer.ts";
import type { Item } from "../snapshot/item.ts";
import type { Instant } from "../time/instant.ts";
import { type LocalDate, isLocalDate } from "../time/local-date.ts";
import { type Draft, draft } from "./draft.ts";
import type { World } from "./world.ts";

/** Which of the two words about an overdue item: the reminder to those who have it, or the note to the decision authority. */
export type Word = Reminder["kind"];

/** An overdue item, when it was due, whom one word about it is owed to, when to try `again` if they heard another today, and when something else `then` follows. */
export type Overdue = {
  readonly item: Item;
  readonly dueAt: Instant;
  readonly word: Word;
  readonly who: readonly string[];
  readonly again: Instant;
  readonly then: Instant | undefined;
};

/** One comment under the oldest of the items that the same people hear of, and a mark in each; what a pass that died has said already is only marked. */
export function remind(world: World, overdue: readonly Overdue[]): Draft {
  const sorted = [...overdue].sort((a, b) => a.item.number - b.item.number);
  const [first] = sorted;
  if (first === undefined) return draft({});
  const comments = world.facts.ask<"comments">({ kind: "comments", issue: first.item.number });
  if (comments.kind === "missing") return draft({});
  if (comments.kind === "failed") return draft({ problems: [comments.problem] });
  const said = comments.value.flatMap((comment) => saidIn(world, comment, first.word));
  const named = new Set(said.flatMap(({ numbers }) => numbers));
  const known = sorted.filter(({ item }) => named.has(item.number));
  const unsaid = sorted.filter(({ item }) => !named.has(item.number));
  const today = said.some(({ day }) => day === world.today);
  const wakeAt = [...known, ...unsaid].flatMap((one) => (today && unsaid.includes(one) ? one.again : (one.then ?? [])));
  const marks = known.map((one) => mark(world, one, undefined));
  return draft({ operations: [...marks, ...(today ? [] : say(world, unsaid))], wakeAt });
}

/** The comment, then the marks; the item under which it stands is marked last, so that a pass that dies between finds it again. */
function say(world: World, overdue: readonly Overdue[]): readonly Operation[] {
  const [first] = overdue;
  if (first === undefined) return [];
  const { word, who, item } = first;
  const key = `remind:${word}:${world.today}:${who.join("+")}`;
  const items = overdue.map(({ item: { number, title, assignees }, dueAt }) => ({ number, title, dueAt, assignees }));
  return [
    {
      kind: "comment",
      key,
      issue: item.number,
      body: renderReminder({ kind: word, who, day: world.today, zone: world.playbook.zone, items }),
      reason:
        word === "reminded"
          ? "Overdue; this is the one reminder."
          : "Still overdue; the decision authority hears of it once.",
    },
    ...overdue.toReversed().map((one) => mark(world, one, key)),
  ];
}

function mark(world: World, { item: { number, body }, word }: Overdue, needs: string | undefined): Operation {
  return {
    kind: "update-issue",
    key: `${word}:${number}`,
    issue: number,
    title: undefined,
    body: withNotes(body, { [word]: world.today }),
    state: undefined,
    needs,
    reason: "So that it is said only once.",
  };
}

/** The day of a comment of ours with that word, and the items it names. */
function saidIn(
  world: World,
  { author, body }: Answers["comments"][number],
  word: Word,
): readonly { readonly day: LocalDate; readonly numbers: readonly number[] }[] {
  const marker = readMarker(body);
  const [kind, day = ""] = marker?.kind === "reminder" ? marker.key : [];
  const ours = world.snapshot.authors.some((login) => sameLogin(login, author));
  if (kind !== word || !ours || !isLocalDate(day)) return [];
  return [{ day, numbers: [...body.matchAll(/^- #(\d+) /gm)].map(([, number]) => Number(number)) }];
}
