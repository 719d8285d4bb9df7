import type { Clock, ClockId } from "../../incident/clock.ts";
import { safeText } from "../../markdown/safe-text.ts";
import { formatDuration } from "../../time/duration.ts";
import { localOf } from "../../time/zone.ts";
import { logins } from "../owner-words.ts";
import { incidentMoment } from "./incident-moment.ts";
import type { IncidentView } from "./incident-view.ts";

/** The rows of the table of clocks: what is due, when, and how it stands. Instants only, so that a row changes when a fact does. */
export function clockRows(view: IncidentView): readonly string[] {
  const rows = view.clocks.flatMap((clock) => rowOf(view, clock) ?? []);
  return rows.length === 0 ? [] : ["| Clock | Due | |", "|---|---|---|", ...rows, ...aheadRows(view)];
}

function rowOf(view: IncidentView, clock: Clock): string | undefined {
  const name = nameOf(view, clock.id);
  if (name === undefined) return undefined;
  return `| ${name} | ${momentIn(view, clock.due)} | ${stateOf(view, clock)} |`;
}

function nameOf({ escalation, monitor }: IncidentView, id: ClockId): string | undefined {
  switch (id) {
    case "triage":
      return "Settle the severity";
    case "acknowledge":
      return "Acknowledge";
    case "investigate":
      return "Cause named";
    case "mitigate":
      return "Users can work";
    case "update":
      return "Next update";
    case "escalate":
      return `Tell ${logins(escalation.people)} (${safeText(escalation.title)})`;
    case "stability":
      return `Stable ${formatDuration(monitor)}`;
    case "resolve":
      return undefined;
    case "post-mortem":
      return "Post-mortem";
  }
}

function stateOf(view: IncidentView, clock: Clock): string {
  const { id, stopped, due } = clock;
  const hours = clock.working ? ", working time" : "";
  if (id === "stability") {
    if (view.stableSince !== undefined) return "✅";
    return stopped === undefined ? `⏳ since ${momentIn(view, clock.from)}` : "⬜ ended before";
  }
  if (stopped === undefined) return `⏳${ahead(view, id)}${hours}`;
  if (id === "escalate") return stopped.at <= due ? "✅ not needed" : "✅ ended";
  if (id === "update") return "✅ ended";
  const late = stopped.at > due ? ", late" : "";
  return `✅ ${momentIn(view, stopped.at)} ${safeText(stopped.by)}${late}${hours}`;
}

function ahead({ incident, severity }: IncidentView, id: ClockId): string {
  if (id === "escalate") return " unless mitigated before";
  if (id !== "update" || severity?.updates === undefined) return "";
  const last = incident.updates.at(-1);
  return last === undefined
    ? ` every ${formatDuration(severity.updates)}`
    : ` every ${formatDuration(severity.updates)}, last by ${safeText(last.by)}`;
}

/** What comes later, so that nobody wonders whether it will. */
function aheadRows({ clocks, severity, monitor }: IncidentView): readonly string[] {
  const has = (id: ClockId) => clocks.some((clock) => clock.id === id);
  return [
    ...(severity?.escalate === undefined || has("stability")
      ? []
      : [`| Stable ${formatDuration(monitor)} | | starts with \`/mitigated\`; updates and escalation stop then |`]),
    ...(severity?.postMortem === undefined || has("post-mortem")
      ? []
      : [`| Post-mortem | | ${formatDuration(severity.postMortem)} after the resolution |`]),
  ];
}

function momentIn({ incident, zone }: IncidentView, at: string): string {
  return incidentMoment(at, zone, localOf(incident.declared.at, zone).date);
}
