import type { Incidents } from "../playbook/incidents.ts";
import type { Incident } from "./incident.ts";

/** The private repository in which an incident is handled, where a flag or a severity it once had says so; what was a secret stays one. */
export function confidentialTo(
  { flags, severities }: Pick<Incident, "flags" | "severities">,
  rules: Pick<Incidents, "flags" | "severities">,
): string | undefined {
  const raised = new Set(flags.map(({ flag }) => flag));
  const held = new Set(severities.map(({ severity }) => severity));
  return [...rules.flags.filter(({ id }) => raised.has(id)), ...rules.severities.filter(({ id }) => held.has(id))].find(
    ({ confidential }) => confidential !== undefined,
  )?.confidential;
}
