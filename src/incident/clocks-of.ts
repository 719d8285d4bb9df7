import type { Severity } from "../playbook/incidents.ts";
import { type Instant, addMillis } from "../time/instant.ts";
import type { WorkingTime } from "../time/working-hours.ts";
import { addWorking, nextWorkingStart } from "../time/working-time.ts";
import type { Call, Called, Clock, ClockId } from "./clock.ts";
import { severityOf } from "./incident-people.ts";
import type { IncidentRules } from "./incident-rules.ts";
import type { Deed, Incident } from "./incident.ts";
import { isOver, spellOf } from "./lacks-of.ts";

/** How often the last call of an unanswered gravest incident comes again. */
const AGAIN = 15 * 60_000;
const A_DAY = 24 * 3_600_000;

/** The clocks of an incident that run or ran in its present spell, in the order of the response. `postMortem` is who finished it, where somebody did. */
export function clocksOf(
  incident: Incident,
  rules: IncidentRules,
  working: WorkingTime,
  postMortem?: Deed,
): readonly Clock[] {
  const severity = severityOf(rules, incident.severity);
  if (severity === undefined) return [triage(incident, rules)];
  const around = { incident, rules, working, severity };
  return [
    acknowledgement(around),
    investigation(around),
    mitigation(around),
    nextUpdate(around),
    escalation(around),
    ...afterwards(around, postMortem),
  ].filter((one) => one !== undefined);
}

type Around = {
  readonly incident: Incident;
  readonly rules: IncidentRules;
  readonly working: WorkingTime;
  readonly severity: Severity;
};

function triage(incident: Incident, { incidents: { times } }: IncidentRules): Clock {
  const { from, ended } = spellOf(incident);
  const due = addMillis(from, times.triage);
  const calls = [loud(due, "triage"), loud(addMillis(due, times.triage), "deciders")];
  return { id: "triage", from, due, working: false, stopped: overDeed(incident, ended), calls, repeat: undefined };
}

function acknowledgement(around: Around): Clock | undefined {
  const { incident, rules, severity } = around;
  const { response } = severity;
  if (response.kind === "next-sprint") return undefined;
  const { from: began, acknowledged } = spellOf(incident);
  // People count their time from when they were called, not from when it was noticed.
  const from = changedSince(incident, began);
  const term = response.kind === "immediate" ? rules.incidents.times.triage : response.millis;
  const due = later(around, from, term);
  return clock(around, "acknowledge", { from, due, stopped: acknowledged }, [
    { at: due, to: "team" },
    { at: later(around, due, term), to: "deciders" },
  ]);
}

function investigation(around: Around): Clock | undefined {
  const { incident, rules, severity } = around;
  if (severity.escalate === undefined) return undefined;
  const spell = spellOf(incident);
  const from = troubleSince(incident);
  const due = later(around, from, rules.incidents.times.investigation);
  const known = incident.statuses.find(({ at, status }) => at >= spell.from && status !== "investigating");
  return clock(around, "investigate", { from, due, stopped: earlier(known, spell.mitigated) }, [
    { at: due, to: "commander" },
  ]);
}

function mitigation(around: Around): Clock | undefined {
  const { incident, rules, severity } = around;
  if (severity.escalate === undefined) return undefined;
  const from = troubleSince(incident);
  const due = later(around, from, rules.incidents.times.mitigation);
  return clock(around, "mitigate", { from, due, stopped: spellOf(incident).mitigated }, [{ at: due, to: "commander" }]);
}

function nextUpdate(around: Around): Clock | undefined {
  const { incident, severity } = around;
  if (severity.updates === undefined) return undefined;
  const spell = spellOf(incident);
  const told = [...incident.updates, ...incident.statuses.flatMap(wordOf)]
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .at(-1);
  const from = told === undefined || told.at < spell.from ? changedSince(incident, spell.from) : told.at;
  const promised = told !== undefined && told.at === from ? told.next : undefined;
  const due = promised ?? later(around, from, severity.updates);
  return clock(around, "update", { from, due, stopped: spell.mitigated }, [
    { at: due, to: "communicator" },
    { at: later(around, due, severity.updates), to: "commander" },
  ]);
}

/** A status with words tells others how it stands. */
function wordOf({ at, text }: Incident["statuses"][number]): { readonly at: Instant; readonly next: undefined }[] {
  return text === "" ? [] : [{ at, next: undefined }];
}

function escalation(around: Around): Clock | undefined {
  const { incident, severity } = around;
  if (severity.escalate === undefined) return undefined;
  const from = troubleSince(incident);
  const due = later(around, from, severity.escalate.after);
  const made = clock(around, "escalate", { from, due, stopped: spellOf(incident).mitigated }, [
    { at: due, to: "escalation" },
  ]);
  const answered = incident.heard.some(({ at }) => at >= due);
  return severity.response.kind === "immediate" && !answered ? { ...made, repeat: AGAIN } : made;
}

/** What comes once users can work again; nobody is woken for it. */
function afterwards(around: Around, postMortem: Deed | undefined): readonly Clock[] {
  const { incident, rules, working, severity } = around;
  const { mitigated } = spellOf(incident);
  const clocks: Clock[] = [];
  if (mitigated !== undefined && severity.escalate !== undefined) {
    const stable = addMillis(mitigated.at, rules.incidents.times.monitor);
    const ended = overDeed(incident, spellOf(incident).ended);
    const common = { from: mitigated.at, due: stable, working: false, stopped: ended, repeat: undefined };
    clocks.push({ id: "stability", ...common, calls: [] });
    clocks.push({ id: "resolve", ...common, calls: inTheMorning(stable, working, "commander") });
  }
  if (incident.resolved !== undefined && severity.postMortem !== undefined) {
    const due = addMillis(incident.resolved.at, severity.postMortem);
    // It is asked for on its pull request.
    const common = { from: incident.resolved.at, due, working: false, repeat: undefined, calls: [] };
    clocks.push({ id: "post-mortem", ...common, stopped: postMortem ?? incident.waiver });
  }
  return clocks;
}

function inTheMorning(due: Instant, working: WorkingTime, to: Called): readonly Call[] {
  const first = nextWorkingStart(due, working);
  const second = nextWorkingStart(addMillis(first, A_DAY), working);
  return [
    { at: first, to, quiet: true },
    { at: second, to: "deciders", quiet: true },
  ];
}

function clock(
  around: Around,
  id: ClockId,
  { from, due, stopped }: Pick<Clock, "from" | "due" | "stopped">,
  calls: readonly Omit<Call, "quiet">[],
): Clock {
  const { incident, working } = around;
  const inHours = isWorkingTime(around);
  const asked = calls.map(({ at, to }) =>
    inHours ? { at: nextWorkingStart(at, working), to, quiet: true } : loud(at, to),
  );
  const ended = stopped ?? overDeed(incident, spellOf(incident).ended);
  return { id, from, due, working: inHours, stopped: ended, calls: asked, repeat: undefined };
}

function loud(at: Instant, to: Called): Call {
  return { at, to, quiet: false };
}

function later(around: Around, from: Instant, millis: number): Instant {
  return isWorkingTime(around) ? addWorking(from, millis, around.working) : addMillis(from, millis);
}

function isWorkingTime({ severity }: Around): boolean {
  return severity.calendar === "working-time";
}

/** Since when the trouble is what it is: noticed, back, or of another severity. */
function troubleSince(incident: Incident): Instant {
  const { from } = spellOf(incident);
  return changedSince(incident, incident.spells.length > 1 ? from : incident.detected);
}

/** The newest change of severity after `from`, else `from`; the first severity changes nothing. */
function changedSince({ severities }: Incident, from: Instant): Instant {
  const changed = severities.slice(1).at(-1)?.at;
  return changed !== undefined && changed > from ? changed : from;
}

function earlier(a: Deed | undefined, b: Deed | undefined): Deed | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a.at <= b.at ? { at: a.at, by: a.by } : b;
}

/** Who ended it, whatever for. */
function overDeed(incident: Incident, ended: Instant | undefined): Deed | undefined {
  if (!isOver(incident) || ended === undefined) return undefined;
  return incident.resolved ?? incident.falseAlarm ?? incident.duplicateOf;
}
