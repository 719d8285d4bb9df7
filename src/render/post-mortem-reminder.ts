import type { Instant } from "../time/instant.ts";
import type { LocalDate, Zone } from "../time/local-date.ts";
import { mention } from "./mention.ts";
import { momentWords } from "./moment-words.ts";

/** Which word about a post-mortem that is not merged. */
export type PostMortemStep = "before" | "due" | "late-1" | "late-2" | "late-3" | "authority";

/** A short, friendly word about a post-mortem that is not merged; it mentions who can do something about it. */
export function renderPostMortemReminder(word: {
  readonly step: PostMortemStep;
  readonly who: readonly string[];
  /** Digits. */
  readonly incident: string;
  readonly dueAt: Instant;
  readonly zone: Zone;
  readonly day: LocalDate;
}): string {
  const { step, incident, dueAt, zone, day } = word;
  const who = word.who.map(mention).join(" ");
  const due = momentWords(dueAt, zone, day);
  const begin = who === "" ? "" : `${who} `;
  if (step === "authority")
    return `${begin}the post-mortem of #${incident} was due ${due} and is still open after three reminders. Decide who finishes it, or do without it: \`/waive post-mortem <why>\` in #${incident}. Nothing more will be said about it here.`;
  if (step === "before")
    return `${begin}this post-mortem is due ${due}. The check below says line by line what is missing; merge when it passes.`;
  if (step === "due")
    return `${begin}this post-mortem is due now. Who can say what is missing? The check below lists it.`;
  const left =
    step === "late-1"
      ? "two more reminders"
      : step === "late-2"
        ? "one more reminder"
        : "no more reminders: then the decision authority is asked";
  return `${begin}this post-mortem was due ${due}. Assign somebody else if it cannot be you. There will be ${left}.`;
}
