import { writeMarker } from "../markdown/marker.ts";
import { safeText, safeTitle } from "../markdown/safe-text.ts";
import type { ActionItem } from "../postmortem/action-item.ts";
import { actionKey } from "../postmortem/action-key.ts";
import { formatDate } from "../time/format.ts";
import type { LocalDate } from "../time/local-date.ts";
import { fileLink } from "./file-link.ts";

/** An action item as an issue: what was promised is foreign text. */
export function renderActionItemIssue(
  action: ActionItem,
  from: {
    readonly incident: number;
    readonly path: string;
    readonly cause: string | undefined;
    readonly due: LocalDate;
  },
): { readonly title: string; readonly body: string } {
  const { incident, path, cause, due } = from;
  const owner = action.owner;
  const body = [
    `**Promised in the [post-mortem](${fileLink(path)}) of #${incident}**, so that it does not happen again: ${safeText(action.text)}`,
    [
      `**Owner** ${owner === undefined ? "nobody yet" : safeText(owner)}`,
      `**Due** ${formatDate(due, { year: true, weekday: true })}`,
      ...(action.type === undefined ? [] : [`**Kind** ${action.type}`]),
      ...(action.end === undefined ? [] : [`**Done when** ${safeText(action.end)}`]),
    ].join("\n"),
    "Close this when it is done, or as *not planned* when it will not be; it is never closed by silence.",
    writeMarker({
      kind: "action-item",
      key: [String(incident), actionKey(action)],
      notes: {
        due,
        ...(action.type === undefined ? {} : { type: action.type }),
        ...(cause === undefined ? {} : { cause }),
        ...(owner === undefined ? {} : { asked: owner }),
      },
    }),
  ].join("\n\n");
  return { title: safeTitle(action.text) || `Action item of incident ${incident}`, body };
}
