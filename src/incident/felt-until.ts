import type { Instant } from "../time/instant.ts";
import type { Incident } from "./incident.ts";

/** Until when users felt an incident: what was said of its impact before is past since; undefined while they may feel it. */
export function feltUntil({ mitigated, resolved }: Incident): Instant | undefined {
  return (mitigated ?? resolved)?.at;
}
