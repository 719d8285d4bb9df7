import type { Incident } from "./incident.ts";

/** The flag of what cut users off, however grave it was. */
export const OUTAGE = "outage";

/** Whether users were cut off, so that uptime counts it: P0, or flagged as an outage. */
export function isOutage({ severity, flags }: Pick<Incident, "severity" | "flags">): boolean {
  return severity === "P0" || flags.some(({ flag }) => flag === OUTAGE);
}
