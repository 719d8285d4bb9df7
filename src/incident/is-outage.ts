import type { Incident } from "./incident.ts";

/** Whether users were cut off, so that uptime counts it: P0, or flagged as an outage. */
export function isOutage({ severity, flags }: Pick<Incident, "severity" | "flags">): boolean {
  return severity === "P0" || flags.some(({ flag }) => flag === "outage");
}
