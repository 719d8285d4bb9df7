import type { Severity, SeverityId } from "../playbook/incidents.ts";
import type { Instant } from "../time/instant.ts";
import type { IncidentRules } from "./incident-rules.ts";

/** Logins do not differ by case. */
export function isOneOf(login: string, people: readonly string[]): boolean {
  return people.some((one) => one.toLowerCase() === login.toLowerCase());
}

/** What the playbook says of a severity; undefined while none holds. */
export function severityOf(rules: IncidentRules, id: SeverityId | undefined): Severity | undefined {
  return rules.incidents.severities.find((severity) => severity.id === id);
}

/** Who decides on an incident of that severity at an instant. */
export function deciders(rules: IncidentRules, id: SeverityId | undefined, at: Instant): readonly string[] {
  const authority = severityOf(rules, id)?.authority ?? rules.decisionAuthority;
  return distinct([...rules.holders(authority, at), ...rules.holders(rules.decisionAuthority, at)]);
}

/** Who leads where nobody said so: who holds the first role of the team. */
export function leaders(rules: IncidentRules, id: SeverityId | undefined, at: Instant): readonly string[] {
  const [first] = severityOf(rules, id)?.team ?? [];
  return first === undefined ? [] : rules.holders(first, at);
}

/** Who responds to an incident of that severity: its team, who decides, and who is asked when it lasts. */
export function responders(rules: IncidentRules, id: SeverityId | undefined, at: Instant): readonly string[] {
  const severity = severityOf(rules, id);
  const roles = [
    ...(severity?.team ?? []),
    ...(severity?.escalate === undefined ? [] : [severity.escalate.to]),
    ...triageRoles(rules),
  ];
  return distinct([...roles.flatMap((role) => rules.holders(role, at)), ...deciders(rules, id, at)]);
}

/** The roles that settle a severity. */
export function triageRoles(rules: IncidentRules): readonly string[] {
  return rules.incidents.sequence.find((stage) => stage.id === "triage")?.roles ?? [rules.decisionAuthority];
}

/** Each login once, in the order given. */
export function distinct(logins: readonly string[]): readonly string[] {
  return [...new Map(logins.map((login) => [login.toLowerCase(), login])).values()];
}
