import { safeCode, safeText } from "../markdown/safe-text.ts";
import { noteOf } from "../markdown/marker.ts";
import type { Item } from "../snapshot/item.ts";
import { formatDate } from "../time/format.ts";
import { isLocalDate } from "../time/local-date.ts";
import { fileLink } from "./file-link.ts";
import { listed } from "./listed.ts";
import { logins } from "./owner-words.ts";

/** What an incident is told once its post-mortem is merged: its promises as issues, and which earlier incident had the same cause. */
export function renderPromises(told: {
  readonly incident: number;
  readonly path: string;
  readonly actions: readonly Item[];
  readonly cause: string | undefined;
  readonly before: readonly { readonly incident: number; readonly open: readonly Item[] }[];
}): string {
  const { path, actions, cause, before } = told;
  const rows = actions.map((item) => {
    const due = noteOf(item.marker, "due");
    const by = due === undefined || !isLocalDate(due) ? "" : `, due ${formatDate(due, { year: true })}`;
    return `- #${item.number} ${safeText(item.title)}, with ${logins(item.assignees)}${by}`;
  });
  const repeats = before.map(({ incident, open }) => {
    const left =
      open.length === 0
        ? "all its action items are closed"
        : `still open from then: ${listed(open.map(({ number }) => `#${number}`))}`;
    return `- #${incident}: ${left}`;
  });
  return [
    `**The [post-mortem](${fileLink(path)}) is merged.** ${rows.length === 0 ? "It promises nothing that has no issue yet." : "What it promises:"}`,
    rows.join("\n"),
    ...(repeats.length === 0 || cause === undefined
      ? []
      : [`**The cause ${safeCode(cause)} came back.** It was that of:\n\n${repeats.join("\n")}`]),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}
