import { hiddenJson } from "../../markdown/hidden-data.ts";
import { writeMarker } from "../../markdown/marker.ts";
import { safeText } from "../../markdown/safe-text.ts";
import type { SeverityId } from "../../playbook/incidents.ts";
import type { IncidentStatus } from "../../incident/incident.ts";
import { localOf } from "../../time/zone.ts";
import { listed } from "../listed.ts";
import { mention } from "../mention.ts";
import { logins } from "../owner-words.ts";
import { feltUntil } from "../../incident/felt-until.ts";
import { clockRows } from "./clock-rows.ts";
import { incidentMoment, zoneWords } from "./incident-moment.ts";
import type { IncidentView } from "./incident-view.ts";
import { responseLine } from "./response-line.ts";

/** The one comment of an incident that is kept current. `calls` mentions everybody, which only the first posting does; `memory` is hidden in it. */
export function renderIncidentStatus(
  view: IncidentView,
  { calls, memory, number }: { readonly calls: boolean; readonly memory: unknown; readonly number: number },
): string {
  return [
    ...incidentBoard(view, { calls }),
    "",
    hiddenJson("incident", memory),
    writeMarker({ kind: "status", key: [String(number)], notes: {} }),
  ].join("\n");
}

/** The lines of that comment that people see. */
export function incidentBoard(view: IncidentView, { calls }: { readonly calls: boolean }): readonly string[] {
  const name = calls ? mention : (login: string) => safeText(login);
  return [
    `## ${heading(view)}`,
    "",
    ...top(view),
    "",
    ...commandsLine(view),
    ...block(clockRows(view)),
    ...(view.lookHere.length === 0 ? [] : ["**Look here first**", ...view.lookHere, ""]),
    ...block(teamRows(view, name)),
    ...(view.told.length === 0 ? [] : [`**Told** ${listed(view.told.map(name))}`, ""]),
    responseLine(view),
    "",
    ...details(view),
    ...(view.userNotice === undefined
      ? []
      : [
          "<details><summary>A notice to users, to send as it is or better</summary>",
          "",
          view.userNotice,
          "",
          "</details>",
        ]),
  ];
}

const SIGNS: Readonly<Record<SeverityId, string>> = { P0: "🔴", P1: "🟠", P2: "🟡", P3: "⚪" };

const STATUSES: Readonly<Record<IncidentStatus, string>> = {
  investigating: "Investigating",
  identified: "Identified",
  monitoring: "Monitoring",
  resolved: "Resolved",
};

function heading({ incident, severity, service }: IncidentView): string {
  const level =
    severity === undefined
      ? "⚠️ Severity not settled"
      : `${SIGNS[severity.id]} ${severity.id} ${safeText(severity.title)}`;
  return [level, stateWords(incident), ...(service === undefined ? [] : [safeText(service)])].join(" · ");
}

function stateWords({ falseAlarm, duplicateOf, status }: IncidentView["incident"]): string {
  if (falseAlarm !== undefined) return "No incident";
  if (duplicateOf !== undefined) return duplicateOf.of === undefined ? "Duplicate" : `Duplicate of #${duplicateOf.of}`;
  return STATUSES[status];
}

function top(view: IncidentView): readonly string[] {
  const { incident, commander, zone } = view;
  return [
    impact(view),
    `${doing(incident)}**Commander** ${commander === undefined ? "nobody yet" : safeText(commander)}.`,
    `${promise(view)}Times are ${zoneWords(incident.declared.at, zone)}.`,
  ];
}

/** What users feel; what was said of it before they could work again is told as past. */
function impact(view: IncidentView): string {
  const { updates, title, started } = view.incident;
  const over = feltUntil(view.incident);
  const update = updates.at(-1);
  const word = over === undefined ? "Impact" : update !== undefined && update.at >= over ? "Last update" : "Was";
  const felt = safeText(update?.text ?? title, { limit: 300 });
  const stop = /[.!?…]$/.test(felt) ? "" : ".";
  const begun = over === undefined ? "Since" : "Begun";
  return `**${word}** ${felt}${started === undefined ? "" : `${stop} ${begun} ${momentIn(view, started)}.`}`;
}

/** What is being done, and of what is over how it ended. */
function doing({ statuses, resolved }: IncidentView["incident"]): string {
  const last = statuses.findLast(({ text }) => text !== "");
  if (last === undefined || (resolved !== undefined && last.status !== "resolved")) return "";
  const word = resolved === undefined ? "Now" : "How it ended";
  return `**${word}** ${safeText(last.text, { limit: 300 })} (${safeText(last.by)}). `;
}

function promise(view: IncidentView): string {
  const clock = view.clocks.find(({ id }) => id === "update");
  if (clock === undefined || clock.stopped !== undefined) return "";
  return `**Next update ${momentIn(view, clock.due)}**, from ${logins(view.communicator)}. `;
}

function commandsLine({ incident, severity }: IncidentView): readonly string[] {
  const { resolved, falseAlarm, duplicateOf, acknowledged, proposed } = incident;
  if (falseAlarm !== undefined || duplicateOf !== undefined)
    return ["Reopen the issue if it is an incident after all.", ""];
  if (resolved !== undefined) return ["Is it back? Reopen the issue.", ""];
  if (severity === undefined) {
    const asked = proposed === undefined ? "" : ` ${safeText(proposed.by)} proposes ${proposed.severity}.`;
    return [`Reply \`/severity P1 <why>\` to settle it.${asked} No incident? Close as *not planned*.`, ""];
  }
  const words = [
    ...(acknowledged === undefined ? ["`/ack`"] : []),
    "`/update <text>`",
    "`/mitigated`",
    "`/handoff @name`",
    "`/severity P1 <why>`",
    "`/resolve --help`",
  ];
  return [`Reply ${words.join(" · ")}`, ""];
}

function teamRows({ rows }: IncidentView, name: (login: string) => string): readonly string[] {
  if (rows.length === 0) return [];
  const lines = rows.map(({ people, title, first, leads }) => {
    const who = people.length === 0 ? "nobody" : listed(people.map(name));
    return `| ${who} | ${safeText(title)}${leads ? ", commander" : ""} | ${safeText(first)} |`;
  });
  return ["| Who | Role | First step |", "|---|---|---|", ...lines];
}

function details(view: IncidentView): readonly string[] {
  const { incident, severity, deciders, clocks, zone } = view;
  const set = incident.severities.at(-1);
  const why = set?.why === undefined ? "" : `: ${safeText(set.why, { limit: 200 })}`;
  const label =
    set === undefined
      ? `- Called an incident by ${safeText(incident.declared.by)}, ${momentIn(view, incident.declared.at)}.`
      : `- ${set.severity} set by ${safeText(set.by)}, ${momentIn(view, set.at)}${why}. ${safeText(severity?.definition ?? "")}.`;
  const escalates = clocks.find(({ id, stopped }) => id === "escalate" && stopped === undefined);
  const again =
    escalates === undefined || severity?.response.kind !== "immediate"
      ? ""
      : ` After ${momentIn(view, escalates.due)} ${logins(view.escalation.people)} is asked every 15 min until somebody answers.`;
  const lowest = severity?.id === "P3" || severity === undefined;
  return [
    `<details><summary>Why ${severity?.id ?? "this"}, who decides, what ends it</summary>`,
    "",
    `${label} Another one? \`/severity P2 <why>\`. No incident at all? Close as *not planned*: clocks stop, no post-mortem, left out of the figures, listed by name as a false alarm in the month's report.`,
    ...(view.triage === undefined ? [] : [`- ${view.triage}`]),
    `- Decision authority: ${logins(deciders)}.${again}`,
    lowest
      ? "- Ends when the issue is closed."
      : "- Ends when users can work (`/mitigated`), it stayed stable, the fix is linked, and was verified by somebody who did not build it (`/verified <evidence>`). The last two may wait for the morning; nobody is woken for them.",
    `- Terms count ${severity?.calendar === "working-time" ? "the team's working time" : "every hour"}. All times are ${zone}.`,
    "</details>",
  ];
}

function momentIn({ incident, zone }: IncidentView, at: string): string {
  return incidentMoment(at, zone, localOf(incident.declared.at, zone).date);
}

function block(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [...lines, ""];
}
