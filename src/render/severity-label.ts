import type { Label } from "../operation/operation.ts";
import type { SeverityId } from "../playbook/incidents.ts";

const COLORS: Readonly<Record<SeverityId, string>> = { P0: "b60205", P1: "d93f0b", P2: "fbca04", P3: "c5def5" };

/** The label of a severity; from red to pale as it gets less grave. */
export function severityLabel(id: SeverityId, title: string): Label {
  return { name: id, color: COLORS[id], description: `Incident: ${title}`.slice(0, 100) };
}

/** The label of what waits for the next sprint. */
export const backlogLabel: Label = {
  name: "almanac:backlog",
  color: "5f7388",
  description: "For the next sprint",
};
