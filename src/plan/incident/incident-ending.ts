import type { Operation } from "../../operation/operation.ts";
import { notice, reopenedText } from "../../render/incident/incident-notices.ts";
import type { Resolution } from "../../incident/incident.ts";
import { isPostMortemDue } from "../post-mortem/post-mortem-state.ts";
import { privateTarget } from "./private-operations.ts";
import type { WatchedIncident } from "./watched-incident.ts";

/** Closes what a command ended, and opens once again what was closed too early, with the list of what it lacks. */
export function endingOperations(watched: WatchedIncident): readonly Operation[] {
  const { incident, issue } = watched;
  const { number, state } = issue;
  const close = (to: Extract<Operation, { kind: "update-issue" }>["state"], reason: string): Operation => ({
    kind: "update-issue",
    key: `incident:${to?.kind ?? "close"}:${number}`,
    issue: number,
    title: undefined,
    body: undefined,
    state: to,
    needs: undefined,
    reason,
  });
  const { duplicateOf, resolved } = incident;
  if (state === "open" && duplicateOf?.of !== undefined)
    return [
      close({ kind: "duplicate", of: duplicateOf.of }, `${duplicateOf.by} says it is the same as #${duplicateOf.of}.`),
    ];
  // In public nothing tells of the post-mortem of what is confidential: it holds open the issue in private.
  const due = watched.secret === undefined && isPostMortemDue(watched.postMortem);
  if (state === "open" && resolved !== undefined)
    return due ? [] : [close({ kind: "completed" }, `${resolved.by} resolved it.`)];
  if (resolved === undefined) return [];
  if (!isClosedTooEarly(watched)) return waitsForPostMortem(watched) ? waitForPostMortem(watched, close) : [];
  const key = earlyKey(resolved);
  const there = privateTarget(watched);
  const text =
    watched.secret === undefined || there !== undefined
      ? reopenedText(resolved)
      : "This was closed, and still lacks something. It is open again for that.";
  return [
    close({ kind: "open" }, `${resolved.by} closed it while it lacked: ${resolved.lacks.join(", ")}.`),
    {
      kind: "comment",
      key: `incident:early:${number}`,
      issue: number,
      body: notice(text, [key]),
      reason: "Said once; the next closing is respected.",
      ...there,
    },
  ];
}

/** Over, but not closed for good before its post-mortem is merged or waived; said once. */
function waitForPostMortem(
  { issue: { number }, incident: { resolved }, memory }: WatchedIncident,
  close: (to: { readonly kind: "open" }, reason: string) => Operation,
): readonly Operation[] {
  const key = `post-mortem:${resolved?.at ?? ""}`;
  const reopen = close({ kind: "open" }, "Its post-mortem is neither merged nor waived.");
  if (memory.notices.includes(key)) return [reopen];
  const text =
    "This stays open until its post-mortem is merged, or waived by the decision authority: `/waive post-mortem <why>`. It is over all the same: no clock but that of the post-mortem runs.";
  const said = {
    kind: "comment",
    key: `incident:post-mortem:${number}`,
    issue: number,
    body: notice(text, [key]),
    reason: "Said once.",
  } as const;
  return [reopen, said];
}

/** Whether it is closed though its post-mortem is neither merged nor waived. */
export function waitsForPostMortem({ incident: { resolved }, issue, postMortem, secret }: WatchedIncident): boolean {
  return secret === undefined && issue.state === "closed" && resolved !== undefined && isPostMortemDue(postMortem);
}

/** Whether somebody closed it while it lacked something, for the first time: that is undone, once. */
export function isClosedTooEarly({ incident: { resolved, attempts }, issue, memory }: WatchedIncident): boolean {
  if (issue.state === "open" || resolved === undefined || resolved.lacks.length === 0) return false;
  return attempts.length === 0 && !memory.notices.includes(earlyKey(resolved));
}

function earlyKey({ at }: Resolution): string {
  return `early:${at}`;
}
