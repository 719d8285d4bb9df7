import { bodyLimit } from "./body-limit.ts";
import type { Occurrence } from "../cadence/occurrence.ts";
import type { Owner } from "../cadence/owner.ts";
import { writeBox } from "../markdown/checklist.ts";
import { writeMarker } from "../markdown/marker.ts";
import { safeText, safeTitle } from "../markdown/safe-text.ts";
import type { Text } from "../operation/operation.ts";
import { formatDate } from "../time/format.ts";
import type { LocalDate } from "../time/local-date.ts";
import { lines, longest, paragraphs } from "./join-text.ts";
import { missedWords } from "./missed-words.ts";
import { momentWords } from "./moment-words.ts";
import { nameWords } from "./owner-words.ts";

/** Obligations that would have been too many issues at once. */
export type DigestIssue = {
  readonly day: LocalDate;
  readonly entries: readonly DigestEntry[];
  /** How many were opened as issues of their own. */
  readonly cap: number;
};

/** One obligation of a digest, with the ones before it for which it stands. */
export type DigestEntry = {
  readonly occurrence: Occurrence;
  readonly missed: readonly Occurrence[];
  readonly owner: Owner;
};

/** One issue that lists what a first run or a catch-up would have opened beyond the cap; a ticked box makes an issue of its entry. */
export function renderDigestIssue(input: DigestIssue): { readonly title: string; readonly body: Text } {
  const full = body(input, entryText);
  return {
    title: safeTitle(`Also due, ${formatDate(input.day, { year: true })}`),
    body: longest(full) <= bodyLimit ? full : body(input, shortText),
  };
}

function body({ day, entries, cap }: DigestIssue, text: (entry: DigestEntry, day: LocalDate) => string): Text {
  const boxes = entries.map((entry) =>
    writeBox({ id: `digest/${identity(entry, "/")}`, text: text(entry, day), checked: false }),
  );
  return paragraphs([
    `**${entries.length === 1 ? "One more that was" : `${entries.length} more that were`} due by ${formatDate(day, { year: true })}.** A pass that catches up opens ${cap} issues at most; the rest stands here and counts as delivered.`,
    lines(["### Tick what deserves an issue of its own", ...boxes]),
    "Nothing here is carried over or reminded of. Close this issue when you have seen it.",
    writeMarker({
      kind: "digest",
      key: [day],
      notes: { lists: entries.map((entry) => identity(entry, "@")).join("+") },
    }),
  ]);
}

function entryText(entry: DigestEntry, day: LocalDate): string {
  const { occurrence, missed, owner } = entry;
  const also = missed.length === 0 ? "" : `, also for ${missedWords(missed)}`;
  return `${shortText(entry)}: ${nameWords(owner)}, due ${momentWords(occurrence.dueAt, occurrence.cadence.zone, day)}${also}`;
}

function shortText({ occurrence }: DigestEntry): string {
  return safeText(`${occurrence.cadence.title} ${occurrence.period.key}`);
}

function identity({ occurrence }: DigestEntry, mark: "/" | "@"): string {
  return `${occurrence.cadence.id}${mark}${occurrence.date}`;
}
