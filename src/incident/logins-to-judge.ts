import type { Timeline } from "../snapshot/timeline.ts";
import { isIncidentLabel } from "./declare.ts";
import { isOneOf } from "./incident-people.ts";
import type { IncidentRules } from "./incident-rules.ts";
import { receiptsIn } from "./receipt.ts";
import { writtenCommands } from "./written-commands.ts";

type Judged = Pick<IncidentRules, "authors" | "incidents">;

/** Who set labels of incidents: what they might do then must be known before it can be folded. In lower case. */
export function labellersIn(timeline: Timeline, rules: Judged): readonly string[] {
  return loginsOf(
    timeline.filter((entry) => entry.kind === "labelled" && isIncidentLabel(entry.label, rules)),
    rules,
  );
}

/** Who gave commands that have no receipt yet: what they may do must be known, too. In lower case. */
export function commandersIn(timeline: Timeline, rules: Judged): readonly string[] {
  const receipts = receiptsIn(timeline, rules.authors);
  return loginsOf(
    timeline.filter(
      (entry) => entry.kind === "commented" && !receipts.has(entry.id) && writtenCommands(entry.body).length > 0,
    ),
    rules,
  );
}

function loginsOf(timeline: Timeline, { authors }: Judged): readonly string[] {
  const logins = timeline.map(({ actor }) => actor).filter((login) => login !== "ghost" && !isOneOf(login, authors));
  return [...new Set(logins.map((login) => login.toLowerCase()))].sort();
}
