import type { Permission } from "../snapshot/permission.ts";
import type { Instant } from "../time/instant.ts";
import type { CommandLevel } from "./command-rules.ts";
import { deciders, isOneOf, leaders, responders } from "./incident-people.ts";
import type { IncidentRules } from "./incident-rules.ts";
import type { Deed, Incident } from "./incident.ts";

/** Who speaks, when, and what they might do in the repository then. */
export type Speaker = Deed & { readonly permission: Permission };

/** Whether somebody may do what is open to that level. */
export function mayCommand(level: CommandLevel, incident: Incident, speaker: Speaker, rules: IncidentRules): boolean {
  const { by, at, permission } = speaker;
  if (permission === "none") return false;
  switch (level) {
    case "part":
      return mayTriage(permission) || isOneOf(by, involved(incident, rules, at));
    case "triage":
      return mayTriage(permission);
    case "decides":
      return isOneOf(by, [...commandersOf(incident, rules, at), ...deciders(rules, incident.severity, at)]);
    case "authority":
      return isOneOf(by, deciders(rules, incident.severity, at));
  }
}

/** Whether a permission includes labelling and closing issues. */
export function mayTriage(permission: Permission): boolean {
  return permission === "triage" || permission === "write" || permission === "admin";
}

/** Who leads at an instant: whom somebody named, else who holds the first role of the team. */
export function commandersOf({ commander, severity }: Incident, rules: IncidentRules, at: Instant): readonly string[] {
  return commander === undefined ? leaders(rules, severity, at).slice(0, 1) : [commander.login];
}

/** Everybody whose word is part of the response. */
export function involved(incident: Incident, rules: IncidentRules, at: Instant): readonly string[] {
  return [
    ...responders(rules, incident.severity, at),
    ...commandersOf(incident, rules, at),
    ...incident.assignments.map(({ login }) => login),
  ];
}

/** In words, who may do what is open to that level. */
export function levelWords(level: CommandLevel): string {
  switch (level) {
    case "part":
      return "those who respond, and people who may triage issues here";
    case "triage":
      return "people who may triage issues here";
    case "decides":
      return "the commander and those who decide on this severity";
    case "authority":
      return "those who decide on this severity";
  }
}
