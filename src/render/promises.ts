import { safeCode, safeText } from "../markdown/safe-text.ts";
import type { Target, Text } from "../operation/operation.ts";
import { formatDate } from "../time/format.ts";
import type { LocalDate } from "../time/local-date.ts";
import { fileLink } from "./file-link.ts";
import { joinText, lines, numberText, paragraphs } from "./join-text.ts";
import { listed } from "./listed.ts";
import { logins } from "./owner-words.ts";

/** A promise with the issue it is, or becomes. */
export type Promised = {
  readonly issue: Target;
  readonly title: string;
  readonly people: readonly string[];
  readonly due: LocalDate | undefined;
};

/** What an incident is told once its post-mortem is merged: its promises as issues, and which earlier incident had the same cause. `late` are promises that came into the document afterwards. */
export function renderPromises(told: {
  readonly path: string;
  readonly promised: readonly Promised[];
  readonly late: boolean;
  readonly cause: string | undefined;
  readonly before: readonly { readonly incident: number; readonly open: readonly number[] }[];
}): Text {
  const { path, promised, late, cause, before } = told;
  const rows = promised.map(({ issue, title, people, due }): Text => {
    const by = due === undefined ? "" : `, due ${formatDate(due, { year: true })}`;
    return joinText(["- ", numberText(issue), ` ${safeText(title)}, with ${logins(people)}${by}`]);
  });
  const repeats = before.map(({ incident, open }) => {
    const left =
      open.length === 0
        ? "all its action items are closed"
        : `still open from then: ${listed(open.map((number) => `#${number}`))}`;
    return `- #${incident}: ${left}`;
  });
  const head = late
    ? `**The [post-mortem](${fileLink(path)}) promises more than it did when it was merged:**`
    : `**The [post-mortem](${fileLink(path)}) is merged.** ${rows.length === 0 ? "It promises nothing that has no issue yet." : "What it promises:"}`;
  return paragraphs([
    head,
    lines(rows),
    repeats.length === 0 || cause === undefined
      ? ""
      : `**The cause ${safeCode(cause)} came back.** It was that of:\n\n${repeats.join("\n")}`,
  ]);
}
