import { type Marker, writeMarker } from "../markdown/marker.ts";
import { safeText } from "../markdown/safe-text.ts";
import type { Text } from "../operation/operation.ts";
import type { Instant } from "../time/instant.ts";
import type { LocalDate, Zone } from "../time/local-date.ts";
import { mention } from "./mention.ts";
import { momentWords } from "./moment-words.ts";
import { logins } from "./owner-words.ts";

/** The one word about overdue items: `reminded` to those they are assigned to, `noted` to the decision authority. */
export type Reminder = {
  readonly kind: "reminded" | "noted";
  readonly who: readonly string[];
  readonly day: LocalDate;
  readonly zone: Zone;
  readonly items: readonly {
    readonly number: number;
    readonly title: string;
    readonly dueAt: Instant;
    readonly assignees: readonly string[];
  }[];
};

/** What a reminder is recognised by, so that a pass that died halfway does not say it twice. */
export function reminderMarker(kind: Reminder["kind"], day: LocalDate, who: readonly string[]): Marker {
  return {
    kind: "reminder",
    key: [kind, day, ...who],
    notes: {},
  };
}

/** One friendly comment for all that the same people have overdue; it mentions each of them once. */
export function renderReminder(reminder: Reminder): Text {
  const rows = reminder.items.slice(0, MOST).map((item) => row(reminder, item));
  const more = reminder.items.length > MOST ? [`- and ${reminder.items.length - MOST} more`] : [];
  return [
    `${reminder.who.map(mention).join(" ")} ${opening(reminder)}`,
    "",
    ...rows,
    ...more,
    "",
    closing(reminder),
    "",
    writeMarker(reminderMarker(reminder.kind, reminder.day, reminder.who)),
  ].join("\n");
}

const MOST = 30;

function opening({ kind, items }: Reminder): string {
  const one = items.length === 1;
  if (kind === "reminded")
    return one ? "this is past its time and still open:" : "these are past their time and still open:";
  return one
    ? "for your information, this is still open after its reminder:"
    : "for your information, these are still open after their reminder:";
}

function row({ kind, zone, day }: Reminder, item: Reminder["items"][number]): string {
  const beside = kind === "noted" && item.assignees.length > 0 ? `, with ${logins(item.assignees)}` : "";
  return `- #${item.number} ${safeText(item.title)}, due ${momentWords(item.dueAt, zone, day)}${beside}`;
}

function closing({ kind, items }: Reminder): string {
  const it = items.length === 1 ? "it" : "one";
  if (kind === "reminded") {
    return `Finish ${it}, assign somebody else, or close ${it} as *not planned* if it will not happen. There is no second reminder.`;
  }
  return `You may assign somebody else, or close ${it} as *not planned*. Nothing more will be said about ${items.length === 1 ? "it" : "them"} here.`;
}
