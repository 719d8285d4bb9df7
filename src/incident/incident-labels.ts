import type { SeverityId } from "../playbook/incidents.ts";
import type { INCIDENT_LABEL } from "./declare.ts";

/** Every label that may make an issue an incident. */
export const INCIDENT_LABELS = ["P0", "P1", "P2", "P3", "incident"] as const satisfies readonly (
  | SeverityId
  | typeof INCIDENT_LABEL
)[];
