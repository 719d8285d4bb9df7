import type { Incidents, Monitor } from "../../playbook/incidents.ts";

/** The monitors whose results everybody may read: not those whose incidents are handled in private. */
export function openMonitors({ monitors, severities }: Pick<Incidents, "monitors" | "severities">): readonly Monitor[] {
  const hidden = new Set(severities.filter(({ confidential }) => confidential !== undefined).map(({ id }) => id));
  return monitors.filter(({ severity }) => severity === undefined || !hidden.has(severity));
}
