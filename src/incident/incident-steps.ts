import { spellOf } from "./lacks-of.ts";
import type { Deed, Incident, IncidentStatus, Resolution, Spell } from "./incident.ts";

/** The incident with its present spell changed. */
export function withSpell(incident: Incident, change: Partial<Spell>): Incident {
  return { ...incident, spells: [...incident.spells.slice(0, -1), { ...spellOf(incident), ...change }] };
}

/** Somebody is on it. */
export function acknowledge(incident: Incident, { at, by }: Deed): Incident {
  if (spellOf(incident).acknowledged !== undefined) return incident;
  const deed = { at, by };
  return { ...withSpell(incident, { acknowledged: deed }), acknowledged: incident.acknowledged ?? deed };
}

/** The response has come so far. */
export function turnStatus(incident: Incident, { at, by }: Deed, status: IncidentStatus, text: string): Incident {
  return { ...incident, status, statuses: [...incident.statuses, { at, by, status, text }] };
}

/** Users can work again since `since`, as somebody said. */
export function mitigate(incident: Incident, said: Deed, since: Deed, text: string): Incident {
  const mitigated = { ...withSpell(incident, { mitigated: since }), mitigated: since };
  return incident.status === "monitoring" ? mitigated : turnStatus(mitigated, said, "monitoring", text);
}

/** The trouble is back, or goes on after it was thought over. */
export function relapse(incident: Incident, deed: Deed, acknowledged: Deed | undefined): Incident {
  const spell = spellOf(incident);
  const ended = { ...spell, ended: spell.ended ?? deed.at };
  return {
    ...incident,
    resolved: undefined,
    mitigated: undefined,
    verified: undefined,
    attempts: [],
    spells: [
      ...incident.spells.slice(0, -1),
      ended,
      { from: deed.at, acknowledged, mitigated: undefined, ended: undefined },
    ],
  };
}

/** It is over. */
export function resolve(incident: Incident, resolution: Resolution, text: string): Incident {
  const { at, by } = resolution;
  return turnStatus(withSpell({ ...incident, resolved: resolution }, { ended: at }), { at, by }, "resolved", text);
}

/** What ended it did not hold: it goes on as if nothing had been. */
export function resume(incident: Incident, deed: Deed): Incident {
  const on = withSpell(
    { ...incident, resolved: undefined, falseAlarm: undefined, duplicateOf: undefined },
    { ended: undefined },
  );
  if (incident.resolved === undefined) return on;
  return turnStatus(on, deed, on.mitigated === undefined ? "investigating" : "monitoring", "");
}
