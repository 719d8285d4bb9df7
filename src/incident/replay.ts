import { InputError } from "../errors.ts";
import type { Issue } from "../snapshot/issue.ts";
import type { Timeline, TimelineEntry } from "../snapshot/timeline.ts";
import { declare, type Labelled, labellerPermission, severityLabel } from "./declare.ts";
import { happenings } from "./happenings.ts";
import { distinct, isOneOf } from "./incident-people.ts";
import type { IncidentRules } from "./incident-rules.ts";
import { relapse, resolve, resume, turnStatus, withSpell } from "./incident-steps.ts";
import type { Deed, Fix, Incident } from "./incident.ts";
import { isOver, lacksOf } from "./lacks-of.ts";
import { involved, mayTriage } from "./may-command.ts";
import { parseCommand } from "./parse-command.ts";
import { type Receipt, UNREAD, commandsHash, receiptsIn } from "./receipt.ts";
import { takeCommand } from "./take-command.ts";
import { takeSeverity } from "./take-severity.ts";
import type { RefusedLabel, Verdict } from "./verdict.ts";
import { type WrittenCommand, writtenCommands } from "./written-commands.ts";

/** An incident with what became of every command and of labels that do not hold, in order. */
export type Replay = {
  readonly incident: Incident;
  readonly verdicts: readonly Verdict[];
  readonly refusedLabels: readonly RefusedLabel[];
};

/** Lives an incident through once more; undefined where the issue never was one. */
export function replay(issue: Issue, timeline: Timeline, rules: IncidentRules): Replay | undefined {
  const receipts = receiptsIn(timeline, rules.authors);
  let state: Replay | undefined;
  const people: string[] = [];
  let label: Labelled | undefined;
  for (const { at, entry } of happenings(timeline)) {
    if (state === undefined) {
      const incident = entry.kind === "labelled" ? declare(issue, entry, rules) : undefined;
      state = incident === undefined ? undefined : { incident, verdicts: [], refusedLabels: [] };
      if (state !== undefined) people.push(entry.actor);
      continue;
    }
    const ours = isOneOf(entry.actor, rules.authors);
    // What people say within the same second is what the label carries out.
    if (label !== undefined && at > label.at) [state, label] = [given(state, label, rules), undefined];
    if (ours && entry.kind === "labelled" && severityLabel(entry.label, rules) !== undefined) label ??= entry;
    if (entry.kind === "assigned") people.push(entry.login);
    else if (!ours && TAKES_PART.has(entry.kind)) people.push(entry.actor);
    state = step(state, entry, { at, by: entry.actor }, { ours, rules, receipts });
  }
  if (state === undefined) return undefined;
  if (label !== undefined) state = given(state, label, rules);
  const persons = distinct(people).filter((login) => isPerson(login) && !isOneOf(login, rules.authors));
  return { ...state, incident: { ...state.incident, participants: [...persons].sort() } };
}

const TAKES_PART: ReadonlySet<TimelineEntry["kind"]> = new Set(["labelled", "commented", "closed", "reopened"]);

type Around = {
  readonly ours: boolean;
  readonly rules: IncidentRules;
  readonly receipts: ReadonlyMap<number, Receipt>;
};

function step(state: Replay, entry: TimelineEntry, deed: Deed, around: Around): Replay {
  const { incident } = state;
  switch (entry.kind) {
    case "labelled":
      return labelled(state, entry, deed, around);
    case "commented":
      return around.ours || !isPerson(deed.by) ? state : commented(state, entry, around);
    case "mentioned-in":
      if (!entry.pullRequest || entry.mergedAt === undefined || isOneOf(entry.author, around.rules.authors))
        return state;
      return withFix(state, { kind: "pull-request", at: deed.at, number: entry.number, author: entry.author });
    case "referenced":
      return withFix(state, { kind: "commit", at: deed.at, commit: entry.commit, author: deed.by });
    case "closed":
      return { ...state, incident: closed(incident, entry, deed, around) };
    case "reopened":
      return { ...state, incident: reopened(incident, deed, around.ours) };
    case "unlabelled":
    case "assigned":
    case "unassigned":
    case "renamed":
      return state;
  }
}

/** A label of ours while no severity holds: a rule of triage gave it. */
function given(state: Replay, entry: Labelled, rules: IncidentRules): Replay {
  const { incident } = state;
  const severity = severityLabel(entry.label, rules);
  if (severity === undefined || incident.severity !== undefined) return state;
  const severities = [...incident.severities, { at: entry.at, by: entry.actor, severity, why: undefined }];
  return { ...state, incident: { ...incident, severity, severities, proposed: undefined } };
}

/** The first label that counts declares; after that ours only carry out what was decided. */
function labelled(state: Replay, entry: Labelled, deed: Deed, { ours, rules }: Around): Replay {
  const { incident } = state;
  if (ours) return state;
  if (rules.incidents.flags.some(({ id }) => id === entry.label)) {
    if (incident.flags.some(({ flag }) => flag === entry.label)) return state;
    return { ...state, incident: { ...incident, flags: [...incident.flags, { ...deed, flag: entry.label }] } };
  }
  const severity = severityLabel(entry.label, rules);
  if (severity === undefined || severity === incident.severity) return state;
  const permission = labellerPermission(deed.by, rules);
  const taken = takeSeverity(incident, { severity, why: undefined }, { ...deed, permission }, rules);
  if (taken.refused === undefined || incident.severity === undefined) return { ...state, incident: taken.incident };
  const refused = { ...deed, id: entry.id, severity, because: taken.refused };
  return { ...state, refusedLabels: [...state.refusedLabels, refused] };
}

function commented(state: Replay, entry: Extract<TimelineEntry, { kind: "commented" }>, around: Around): Replay {
  const { rules, receipts } = around;
  const deed: Deed = { at: entry.at, by: entry.actor };
  const commands = writtenCommands(entry.body);
  const receipt = receipts.get(entry.id);
  const permission = receipt?.permission ?? rules.permissions.get(deed.by.toLowerCase()) ?? "none";
  const listens =
    isOneOf(deed.by, involved(state.incident, rules, deed.at)) || (commands.length > 0 && mayTriage(permission));
  const heard = listens ? { ...state, incident: { ...state.incident, heard: [...state.incident.heard, deed] } } : state;
  const edited = entry.updatedAt !== entry.at;
  if (edited && receipt?.hash !== commandsHash(commands)) {
    const outcome = { kind: "edited", accepted: receipt !== undefined && receipt.hash !== UNREAD } as const;
    const verdicts = commands.map((written) => ({ ...deed, comment: entry.id, written, outcome }));
    return { ...heard, verdicts: [...heard.verdicts, ...verdicts] };
  }
  return commands.reduce((before: Replay, written) => {
    const { incident, outcome } = judged(before.incident, written, { ...deed, permission }, rules);
    return { ...before, incident, verdicts: [...before.verdicts, { ...deed, comment: entry.id, written, outcome }] };
  }, heard);
}

function judged(
  incident: Incident,
  written: WrittenCommand,
  speaker: Deed & { readonly permission: Receipt["permission"] },
  rules: IncidentRules,
): { readonly incident: Incident; readonly outcome: Verdict["outcome"] } {
  try {
    const flags = rules.incidents.flags.map(({ id }) => id);
    const command = parseCommand(written, { at: speaker.at, zone: rules.zone, flags });
    if (command.kind === "help") return { incident, outcome: { kind: "help", command } };
    const taken = takeCommand(incident, command, speaker, rules);
    if (taken.refused === undefined) return { incident: taken.incident, outcome: { kind: "accepted", command } };
    return { incident: taken.incident, outcome: { kind: "refused", because: taken.refused } };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { incident, outcome: { kind: "refused", because: error.message } };
  }
}

function withFix(state: Replay, fix: Fix): Replay {
  return { ...state, incident: { ...state.incident, fixes: [...state.incident.fixes, fix] } };
}

function closed(
  incident: Incident,
  { reason, commit }: Extract<TimelineEntry, { kind: "closed" }>,
  deed: Deed,
  { rules }: Around,
): Incident {
  if (isOver(incident)) return incident;
  if (reason === "not_planned") return withSpell({ ...incident, falseAlarm: deed }, { ended: deed.at });
  if (reason === "duplicate")
    return withSpell({ ...incident, duplicateOf: { ...deed, of: undefined } }, { ended: deed.at });
  const fix = commit === undefined ? [] : [{ kind: "commit", at: deed.at, commit, author: deed.by } as const];
  const fixed = { ...incident, fixes: [...incident.fixes, ...fix] };
  return resolve(fixed, { ...deed, lacks: lacksOf(fixed, rules, deed.at) }, "");
}

function reopened(incident: Incident, deed: Deed, ours: boolean): Incident {
  if (!isOver(incident)) return incident;
  // Once it was told what it lacks, or lacks nothing, we open it only to wait for its post-mortem.
  const waits =
    incident.resolved !== undefined && (incident.attempts.length > 0 || incident.resolved.lacks.length === 0);
  if (ours && waits) return incident;
  if (ours) return { ...resume(incident, deed), attempts: [...incident.attempts, deed] };
  const again = { ...incident, reopenings: [...incident.reopenings, deed] };
  if (incident.resolved === undefined) return resume(again, deed);
  return turnStatus(relapse(again, deed, undefined), deed, "investigating", "");
}

/** Bots and accounts that are gone take no part. */
function isPerson(login: string): boolean {
  return login !== "ghost" && !login.endsWith("[bot]");
}
