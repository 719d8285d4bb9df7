import type { Call, Called, ClockId } from "../../incident/clock.ts";
import type { OwedCall } from "../../incident/calls-now.ts";
import { commandRules } from "../../incident/command-rules.ts";
import { lackWords } from "../../incident/lack-words.ts";
import type { Lack, Resolution } from "../../incident/incident.ts";
import { timeToRestore } from "../../incident/response-times.ts";
import type { RefusedLabel, Verdict } from "../../incident/verdict.ts";
import { writeMarker } from "../../markdown/marker.ts";
import { safeCode, safeText } from "../../markdown/safe-text.ts";
import { formatDuration } from "../../time/duration.ts";
import { localOf } from "../../time/zone.ts";
import { listed } from "../listed.ts";
import { mention } from "../mention.ts";
import { logins } from "../owner-words.ts";
import { incidentMoment } from "./incident-moment.ts";
import type { IncidentView } from "./incident-view.ts";

/** A short comment with the hidden line by which it is known again. */
export function notice(text: string, key: readonly string[], notes: Readonly<Record<string, string>> = {}): string {
  return `${text}\n\n${writeMarker({ kind: "notice", key, notes })}`;
}

/** What is asked of those who owe a step now, each of them named once and in front. */
export function callsText(
  view: IncidentView,
  calls: readonly (OwedCall & { readonly people: readonly string[] })[],
): string {
  const everybody = [...new Set(calls.flatMap(({ people }) => people))];
  const lines = calls.map(
    ({ clock, call, people }) => `- ${logins(people)}: ${callWords(view, clock.id, call, clock.due)}`,
  );
  return [everybody.map(mention).join(" "), "", ...lines].join("\n");
}

function callWords(view: IncidentView, id: ClockId, { to }: Call, due: string): string {
  const at = incidentMoment(due, view.zone, localOf(view.incident.declared.at, view.zone).date);
  switch (id) {
    case "triage":
      return "what severity is this? `/severity P1 <why>`, or close as *not planned*.";
    case "acknowledge":
      return to === "team"
        ? `nobody has said yet that they are on it (due ${at}). \`/ack\` if you are.`
        : `nobody of the team has answered (due ${at}). Please find somebody: \`/commander @name\`.`;
    case "investigate":
      return `is the cause known (due ${at})? \`/status identified <cause>\`.`;
    case "mitigate":
      return `can users work again (due ${at})? \`/mitigated\`, or say how it stands: \`/update <text>\`.`;
    case "update":
      return `an update was due ${at}. \`/update <text>\`, with \`next 45m\` to promise another time.`;
    case "escalate":
      return `it is not mitigated (since ${at} this is yours to know). Answer here with what you decide.`;
    case "stability":
    case "resolve":
      return "it has been stable. `/resolve` it once the fix is linked and verified.";
    case "post-mortem":
      return `the post-mortem was due ${at}.`;
  }
}

/** Who is called in later, and why. */
export function calledInText(people: readonly string[], why: string): string {
  return `${people.map(mention).join(" ")} ${why}`;
}

/** Why the severity somebody set does not hold. */
export function refusedLabelText({ by, severity, because }: RefusedLabel, holds: string): string {
  return `${mention(by)} ${severity} does not hold, ${holds} does: ${because}.`;
}

/** What is answered to commands that were not taken, or were asked about: a line each. */
export function answersText(verdicts: readonly Verdict[]): string {
  const lines = verdicts.flatMap(({ by, written, outcome }) => {
    const said = safeCode(`/${written.name} ${written.text}`.trim(), { limit: 60 });
    if (outcome.kind === "help") {
      const { usage, does } = commandRules[outcome.command.of];
      return [`- \`${usage}\` ${does}.`];
    }
    if (outcome.kind === "refused") return [`- ${safeText(by)}, ${said} was not taken: ${outcome.because}.`];
    if (outcome.kind === "edited") return [`- ${safeText(by)}, ${said} was edited before it was read; write it anew.`];
    return [];
  });
  return lines.join("\n");
}

/** Why a closed incident is open again. */
export function reopenedText({ by, lacks }: Resolution): string {
  return `${mention(by)} this was closed, and still lacks ${lackWords(lacks)}. It is open again for that; closing it once more is respected, with the gap noted.`;
}

/** That it is over, how long it took, and what comes. */
export function resolvedText(view: IncidentView, resolution: Resolution, lead: readonly string[]): string {
  const { incident } = view;
  const day = localOf(incident.declared.at, view.zone).date;
  const took = timeToRestore(incident);
  const restored = took === undefined ? "" : ` Users could work again after ${formatDuration(took)}.`;
  const gap = resolution.lacks.length === 0 ? "" : ` Closed without ${lacking(resolution.lacks)}.`;
  const clock = view.clocks.find(({ id, stopped }) => id === "post-mortem" && stopped === undefined);
  const next =
    clock === undefined
      ? ""
      : `\n\n${lead.map(mention).join(" ")} the post-mortem is due ${incidentMoment(clock.due, view.zone, day)}.`;
  return `**Resolved** ${incidentMoment(resolution.at, view.zone, day)} by ${safeText(resolution.by)}.${restored}${gap}${next}`;
}

function lacking(lacks: readonly Lack[]): string {
  return listed(lacks.map((lack) => SHORT[lack]));
}

const SHORT: Readonly<Record<Lack, string>> = {
  mitigation: "word that users can work",
  fix: "a link to the fix",
  verification: "a check of the fix",
  stability: "the watch after it",
};

/** Who a call is for, in words of the reason. */
export function calledWords(to: Called): string {
  return to.replaceAll("-", " ");
}
