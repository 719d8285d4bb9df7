import type { Timeline } from "../snapshot/timeline.ts";
import { isIncidentLabel } from "./declare.ts";
import { distinct, isOneOf } from "./incident-people.ts";
import type { IncidentRules } from "./incident-rules.ts";
import { receiptsIn } from "./receipt.ts";
import { writtenCommands } from "./written-commands.ts";

/** Whose permission must be known before an incident can be folded: who set its labels, and who gave commands that have no receipt yet. */
export function loginsToJudge(
  timeline: Timeline,
  rules: Pick<IncidentRules, "authors" | "incidents">,
): readonly string[] {
  const receipts = receiptsIn(timeline, rules.authors);
  const logins = timeline.flatMap((entry) => {
    if (isOneOf(entry.actor, rules.authors) || entry.actor === "ghost") return [];
    if (entry.kind === "labelled") return isIncidentLabel(entry.label, rules) ? [entry.actor] : [];
    if (entry.kind !== "commented" || receipts.has(entry.id)) return [];
    return writtenCommands(entry.body).length > 0 ? [entry.actor] : [];
  });
  return [...distinct(logins)].sort();
}
