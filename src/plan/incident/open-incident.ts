import type { ClockId } from "../../incident/clock.ts";
import { isOver } from "../../incident/lacks-of.ts";
import type { OpenIncident } from "../../operation/plan.ts";
import type { WatchedIncident } from "./watched-incident.ts";

/** What may be told of an incident beside its issue while it is on, or something is still owed for it; undefined once it rests. Of a confidential one no more than its stub says. */
export function openIncident(
  { incident, issue, clocks }: WatchedIncident,
  confidential: boolean,
): OpenIncident | undefined {
  const running = clocks.filter(({ id, stopped }) => stopped === undefined && NAMES[id] !== undefined);
  if (isOver(incident) && (issue.state === "closed" || running.length === 0)) return undefined;
  const { number, severity, declared } = incident;
  const known = { number, severity, declaredAt: declared.at };
  if (confidential) return { ...known, title: undefined, status: "being handled", clocks: [] };
  return {
    ...known,
    title: incident.title,
    status: incident.status,
    clocks: running.flatMap(({ id, due }) => ({ name: NAMES[id] ?? id, due })),
  };
}

/** Clocks that others understand; one without a name only calls somebody. */
const NAMES: Readonly<Record<ClockId, string | undefined>> = {
  triage: "Settle the severity",
  acknowledge: "Acknowledge",
  investigate: "Cause named",
  mitigate: "Users can work",
  update: "Next update",
  escalate: "Escalation",
  stability: "Stable",
  resolve: undefined,
  "post-mortem": "Post-mortem",
};
