import type { Instant } from "../time/instant.ts";
import type { Incident } from "./incident.ts";

/** A stretch in which users could not work; `to` is undefined while they still cannot. */
export type Outage = { readonly from: Instant; readonly to: Instant | undefined };

/** The stretches in which users could not work, in order: from the trouble's beginning, each to its mitigation or, without one, to its end. None for a false alarm or a duplicate. */
export function outagesOf(incident: Incident): readonly Outage[] {
  if (incident.falseAlarm !== undefined || incident.duplicateOf !== undefined) return [];
  return incident.spells.map((spell, index) => {
    const began = index === 0 ? (incident.started ?? incident.detected) : spell.from;
    const to = spell.mitigated?.at ?? spell.ended;
    // Who said when it began may have said so later than the first mitigation.
    const from = to !== undefined && began > to ? to : began;
    return { from, to };
  });
}
