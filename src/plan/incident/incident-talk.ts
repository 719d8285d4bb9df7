import { type OwedCall, callsNow } from "../../incident/calls-now.ts";
import { isOneOf } from "../../incident/incident-people.ts";
import { isOver } from "../../incident/lacks-of.ts";
import type { Verdict } from "../../incident/verdict.ts";
import type { Operation } from "../../operation/operation.ts";
import { incidentBrief } from "../../render/incident/incident-brief.ts";
import {
  answersText,
  calledInText,
  callsText,
  notice,
  refusedLabelText,
  resolvedText,
} from "../../render/incident/incident-notices.ts";
import type { IncidentView } from "../../render/incident/incident-view.ts";
import type { World } from "../world.ts";
import { discreet } from "./hush-operations.ts";
import { privateTarget } from "./private-operations.ts";
import type { WatchedIncident } from "./watched-incident.ts";

/** A short comment that is to be made: its keys, what it says and why. */
type Talk = {
  readonly key: readonly string[];
  readonly text: string;
  readonly notes?: Readonly<Record<string, string>>;
  readonly reason: string;
};

/** A person whose commands are not taken gets so many answers in one incident; after that they are only left out. */
const ANSWERS = 3;

/** The short comments that are due: whom somebody called in, what does not hold, answers, what is owed, how it ended. Of a confidential incident they are said in private; where no place takes it, they say only that there is something. */
export function incidentTalk(world: World, watched: WatchedIncident, view: IncidentView): readonly Operation[] {
  const { number } = watched.issue;
  const there = privateTarget(watched);
  const words = watched.secret === undefined || there !== undefined;
  const talks = [
    ...calledIn(watched),
    ...refusedLabels(watched),
    ...answers(watched),
    ...calls(world, watched, view),
    ...briefs(watched, view, world.now),
    ...ending(watched, view),
  ];
  return talks.map(({ key, text, notes, reason }) => ({
    kind: "comment",
    key: `incident:${key[0] ?? "said"}:${number}`,
    issue: number,
    body: notice(words ? text : discreet(text), key, notes),
    reason: watched.secret === undefined ? reason : "An incident is being handled.",
    ...there,
  }));
}

function calledIn({ memory, roster, incident }: WatchedIncident): readonly Talk[] {
  if (memory.status === undefined || incident.severity === "P3" || isOver(incident)) return [];
  const fresh = roster.toTell.filter((login) => !isOneOf(login, memory.told));
  if (fresh.length === 0) return [];
  const flags = incident.flags.map(({ flag }) => flag);
  const why = `please look at this ${incident.severity ?? "incident"}${flags.length === 0 ? "" : ` (${flags.join(", ")})`}; how it stands is in the first comment.`;
  return [
    {
      key: [`called:${fresh.join("+")}`],
      text: calledInText(fresh, why),
      notes: { told: fresh.join("+") },
      reason: "The severity or a flag calls in more people.",
    },
  ];
}

function refusedLabels({ refusedLabels: refused, incident, memory, issue }: WatchedIncident): readonly Talk[] {
  if (issue.state === "closed") return [];
  const untold = refused.filter(({ id }) => !memory.notices.includes(`label:${id}`));
  const last = untold.at(-1);
  if (last === undefined || incident.severity === undefined) return [];
  return [
    {
      key: untold.map(({ id }) => `label:${id}`),
      text: refusedLabelText(last, incident.severity),
      reason: `A label of ${last.by} does not hold.`,
    },
  ];
}

function answers({ verdicts, memory }: WatchedIncident): readonly Talk[] {
  const answerable = verdicts.filter(
    ({ outcome }) =>
      outcome.kind === "refused" || outcome.kind === "help" || (outcome.kind === "edited" && !outcome.accepted),
  );
  const heard = new Map<string, number>();
  const owed = answerable.filter((verdict) => {
    const who = verdict.by.toLowerCase();
    const count = heard.get(who) ?? 0;
    heard.set(who, count + 1);
    return count < ANSWERS && !memory.notices.includes(answerKey(verdict));
  });
  if (owed.length === 0) return [];
  return [
    {
      key: [...new Set(owed.map(answerKey))],
      text: answersText(owed),
      reason: "A command was not taken, or asked about.",
    },
  ];
}

function answerKey({ comment }: Verdict): string {
  return `answer:${comment}`;
}

function calls(world: World, watched: WatchedIncident, view: IncidentView): readonly Talk[] {
  const { clocks, memory, roster, working } = watched;
  const owed = callsNow(clocks, memory.said, world.now, working)
    .map((call) => ({ ...call, people: peopleOf(watched, call) }))
    .filter(({ people }) => people.length > 0);
  if (owed.length === 0) return [];
  const said = Object.fromEntries(owed.map(({ clock, call }) => [clock.id, call.at]));
  return [
    {
      key: ["calls"],
      text: callsText(view, owed),
      notes: said,
      reason: `Nobody has answered for: ${owed.map(({ clock }) => clock.id).join(", ")} (${roster.commander ?? "nobody"} leads).`,
    },
  ];
}

function peopleOf({ roster }: WatchedIncident, { call }: OwedCall): readonly string[] {
  const people = roster.called[call.to];
  return people.length > 0 ? people : roster.called.deciders;
}

/** One brief when the gravest kind lasts as long as its ladder, one when users can work again. */
function briefs(
  { incident, clocks, memory, roster }: WatchedIncident,
  view: IncidentView,
  now: string,
): readonly Talk[] {
  if (view.severity?.response.kind !== "immediate") return [];
  const lasts = clocks.some(({ id, due, stopped }) => id === "escalate" && stopped === undefined && due <= now);
  const told = memory.notices.some((key) => key.startsWith("brief:"));
  const key = lasts ? "brief:lasts" : incident.mitigated !== undefined && told ? "brief:mitigated" : undefined;
  if (key === undefined || memory.notices.includes(key)) return [];
  const people = roster.stakeholders.length > 0 ? roster.stakeholders : roster.called.escalation;
  return [
    { key: [key], text: incidentBrief(view, people), reason: "Executives hear of the gravest kind in a fixed form." },
  ];
}

function ending(watched: WatchedIncident, view: IncidentView): readonly Talk[] {
  const { incident, memory, roster } = watched;
  const { resolved } = incident;
  const key = `resolved:${resolved?.at ?? ""}`;
  if (resolved === undefined || view.severity?.postMortem === undefined || memory.notices.includes(key)) return [];
  const text = resolvedText(view, resolved, roster.called["post-mortem-lead"]);
  return [{ key: [key], text, reason: "It is over; the post-mortem has a lead and a time." }];
}
