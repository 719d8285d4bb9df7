import { type Instant, addMillis } from "../time/instant.ts";
import type { IncidentRules } from "./incident-rules.ts";
import type { Fix, Incident, Lack, Spell } from "./incident.ts";

/** What an incident still lacks at an instant before it should be closed, in the order in which it comes. P0 and P1 need everything, P2 a fix that was checked, what has no severity or P3 nothing. */
export function lacksOf(incident: Incident, rules: IncidentRules, at: Instant): readonly Lack[] {
  const { severity } = incident;
  if (severity === undefined || severity === "P3") return [];
  const { mitigated } = spellOf(incident);
  const grave = severity !== "P2";
  const stableAt = mitigated === undefined ? undefined : addMillis(mitigated.at, rules.incidents.times.monitor);
  const lacks: readonly (Lack | false)[] = [
    grave && mitigated === undefined && "mitigation",
    fixesOf(incident).length === 0 && "fix",
    incident.verified === undefined && "verification",
    grave && (stableAt === undefined || stableAt > at) && "stability",
  ];
  return lacks.filter((lack) => lack !== false);
}

/** The stretch in which an incident is, or was last, on. */
export function spellOf({ spells, declared }: Incident): Spell {
  return spells.at(-1) ?? { from: declared.at, acknowledged: undefined, mitigated: undefined, ended: undefined };
}

/** What repaired it in its present spell. */
export function fixesOf(incident: Incident): readonly Fix[] {
  const { from } = spellOf(incident);
  return incident.fixes.filter((fix) => fix.at >= from);
}

/** Whether an incident is over, for whatever reason. */
export function isOver({ resolved, falseAlarm, duplicateOf }: Incident): boolean {
  return resolved !== undefined || falseAlarm !== undefined || duplicateOf !== undefined;
}
