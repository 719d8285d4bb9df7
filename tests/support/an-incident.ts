import type { Incident } from "../../src/incident/incident.ts";

/** A P0 declared at 01:47 UTC on 25 November 2026, begun at 01:40, with what a test changes. */
export function anIncident(change: Partial<Incident> = {}): Incident {
  const declared = { at: "2026-11-25T01:47:00Z", by: "dev" };
  return {
    number: 517,
    title: "Payments fail",
    severity: "P0",
    severities: [{ ...declared, severity: "P0", why: undefined }],
    proposed: undefined,
    declared,
    detected: declared.at,
    started: "2026-11-25T01:40:00Z",
    acknowledged: undefined,
    mitigated: undefined,
    resolved: undefined,
    spells: [{ from: declared.at, acknowledged: undefined, mitigated: undefined, ended: undefined }],
    commander: undefined,
    assignments: [],
    status: "identified",
    statuses: [],
    updates: [],
    notes: [],
    handoffs: [],
    verified: undefined,
    fixes: [],
    reopenings: [],
    waiver: undefined,
    flags: [],
    duplicateOf: undefined,
    falseAlarm: undefined,
    participants: [],
    heard: [],
    attempts: [],
    ...change,
  };
}
