import type { Command } from "./command.ts";
import { commandRules } from "./command-rules.ts";
import { isOneOf } from "./incident-people.ts";
import type { IncidentRules } from "./incident-rules.ts";
import { acknowledge, mitigate, relapse, resolve, turnStatus } from "./incident-steps.ts";
import type { Deed, Incident } from "./incident.ts";
import { fixesOf, isOver, lacksOf, spellOf } from "./lacks-of.ts";
import { lackWords } from "./lack-words.ts";
import { type Speaker, levelWords, mayCommand } from "./may-command.ts";
import { takeSeverity } from "./take-severity.ts";

/** The incident after a command, and why the command was refused; undefined where it was not. */
export type Taken = { readonly incident: Incident; readonly refused: string | undefined };

/** Does to an incident what somebody said, if they may. */
export function takeCommand(
  incident: Incident,
  command: Exclude<Command, { kind: "help" }>,
  speaker: Speaker,
  rules: IncidentRules,
): Taken {
  const refuse = (refused: string): Taken => ({ incident, refused });
  if (command.kind === "severity") return takeSeverity(incident, command, speaker, rules);
  const { level } = commandRules[command.kind];
  if (!mayCommand(level, incident, speaker, rules)) return refuse(`\`/${command.kind}\` is for ${levelWords(level)}`);
  if (isOver(incident) && ON.has(command.kind)) return refuse("it is over; reopen the issue first");
  const deed: Deed = { at: speaker.at, by: speaker.by };
  const accept = (next: Incident): Taken => ({ incident: next, refused: undefined });
  switch (command.kind) {
    case "ack":
      return accept(acknowledge(incident, deed));
    case "assign":
      return accept({
        ...incident,
        assignments: [
          ...incident.assignments.filter(
            ({ login, role }) => !isOneOf(login, [command.login]) || role !== command.role,
          ),
          { ...deed, login: command.login, role: command.role },
        ],
      });
    case "commander":
      return accept(lead(incident, deed, command.login));
    case "handoff": {
      const led = lead(acknowledge(incident, deed), deed, command.login);
      return accept({ ...led, handoffs: [...led.handoffs, { ...deed, to: command.login, text: command.text }] });
    }
    case "status":
      return takeStatus(incident, command, speaker, rules);
    case "update": {
      const answered = acknowledge(incident, deed);
      const update = { ...deed, text: command.text, next: command.next };
      return accept({ ...answered, updates: [...answered.updates, update] });
    }
    case "note":
      return accept({ ...incident, notes: [...incident.notes, { ...deed, text: command.text }] });
    case "started":
      return accept({ ...incident, started: command.at });
    case "detected":
      if (command.at > incident.declared.at) return refuse("that is after it was declared");
      return accept({ ...incident, detected: command.at });
    case "mitigated":
      return accept(mitigate(acknowledge(incident, deed), deed, { at: command.at, by: deed.by }, ""));
    case "verified":
      return verify(incident, command.text, deed, rules);
    case "resolve":
      return end(incident, deed, command.text, rules);
    case "duplicate":
      if (command.of === incident.number) return refuse("that is this very issue");
      return accept({ ...incident, duplicateOf: { ...deed, of: command.of }, spells: endedSpells(incident, deed) });
    case "flag":
      return accept(raiseFlag(incident, deed, command, rules));
    case "waive":
      return accept({ ...incident, waiver: { ...deed, text: command.text } });
  }
}

/** Commands that make no sense once it is over. */
const ON: ReadonlySet<Command["kind"]> = new Set(["ack", "status", "handoff", "resolve", "duplicate"]);

function lead(incident: Incident, deed: Deed, login: string): Incident {
  const led = { ...incident, commander: { ...deed, login } };
  return isOneOf(login, [deed.by]) ? acknowledge(led, deed) : led;
}

function takeStatus(
  incident: Incident,
  { status, text }: Extract<Command, { kind: "status" }>,
  { at, by }: Speaker,
  rules: IncidentRules,
): Taken {
  const deed = { at, by };
  if (status === "resolved") return end(incident, deed, text, rules);
  const answered = acknowledge(incident, deed);
  if (status === "monitoring") {
    const eased = incident.mitigated === undefined ? mitigate(answered, deed, deed, text) : answered;
    return {
      incident: eased === answered ? turnStatus(answered, deed, status, text) : eased,
      refused: undefined,
    };
  }
  const on = spellOf(answered).mitigated === undefined ? answered : relapse(answered, deed, deed);
  return { incident: turnStatus(on, deed, status, text), refused: undefined };
}

function verify(incident: Incident, text: string, deed: Deed, rules: IncidentRules): Taken {
  const checkers = verifiers(rules).flatMap((role) => rules.holders(role, deed.at));
  const authors = fixesOf(incident).flatMap((fix) => (fix.kind === "reason" ? [] : [fix.author]));
  const others = checkers.filter((login) => !isOneOf(login, authors));
  // Who repaired it checks it only where nobody else is there to do so.
  const may = others.length > 0 ? others : checkers;
  if (may.length > 0 && !isOneOf(deed.by, may))
    return { incident, refused: `\`/verified\` is for ${may.join(", ")}, who did not build the fix` };
  return { incident: { ...incident, verified: { ...deed, text } }, refused: undefined };
}

/** The roles that check a fix: the first of those that see to the resolution. */
function verifiers(rules: IncidentRules): readonly string[] {
  return rules.incidents.sequence.find(({ id }) => id === "resolution")?.roles.slice(0, 1) ?? [];
}

function end(incident: Incident, deed: Deed, text: string, rules: IncidentRules): Taken {
  const because = { kind: "reason", at: deed.at, author: deed.by, text } as const;
  const reasoned = text === "" ? incident : { ...incident, fixes: [...incident.fixes, because] };
  const lacks = lacksOf(reasoned, rules, deed.at);
  if (lacks.length > 0 && incident.attempts.length === 0)
    return { incident: { ...incident, attempts: [deed] }, refused: `it still lacks ${lackWords(lacks)}` };
  return { incident: resolve(acknowledge(reasoned, deed), { ...deed, lacks }, text), refused: undefined };
}

function raiseFlag(
  incident: Incident,
  deed: Deed,
  { flag, amount }: Extract<Command, { kind: "flag" }>,
  rules: IncidentRules,
): Incident {
  const above = rules.incidents.flags.find(({ id }) => id === flag)?.above;
  const small = above !== undefined && amount?.currency === above.currency && amount.amount <= above.amount;
  if (small || incident.flags.some((one) => one.flag === flag)) return incident;
  return { ...incident, flags: [...incident.flags, { ...deed, flag }] };
}

function endedSpells(incident: Incident, { at }: Deed): Incident["spells"] {
  return [...incident.spells.slice(0, -1), { ...spellOf(incident), ended: at }];
}
