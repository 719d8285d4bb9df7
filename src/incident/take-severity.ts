import type { SeverityId } from "../playbook/incidents.ts";
import type { IncidentRules } from "./incident-rules.ts";
import type { Incident } from "./incident.ts";
import { type Speaker, levelWords, mayCommand } from "./may-command.ts";

/** Changes the severity, if the speaker may: raising takes triage rights, lowering the commander or who decides. */
export function takeSeverity(
  incident: Incident,
  { severity, why }: { readonly severity: SeverityId; readonly why: string | undefined },
  speaker: Speaker,
  rules: IncidentRules,
): { readonly incident: Incident; readonly refused: string | undefined } {
  const { at, by } = speaker;
  if (incident.severity === severity) return { incident, refused: `it is ${severity} already` };
  const lowered = incident.severity !== undefined && severity > incident.severity;
  const level = lowered ? "decides" : "triage";
  if (!mayCommand(level, incident, speaker, rules)) {
    const proposes = incident.severity === undefined;
    return {
      incident: proposes ? { ...incident, proposed: { at, by, severity } } : incident,
      refused: `${lowered ? "lowering" : "setting"} the severity to ${severity} is for ${levelWords(level)}`,
    };
  }
  const severities = [...incident.severities, { at, by, severity, why }];
  return { incident: { ...incident, severity, severities, proposed: undefined }, refused: undefined };
}
