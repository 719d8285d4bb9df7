import type { Incidents } from "../playbook/incidents.ts";
import type { Incident } from "./incident.ts";

/** Stands in public for the title of what is confidential. */
export const VEILED = "Confidential incident";

/** The same, where nothing reached the private repository in which it is handled. */
const PARTLY = `${VEILED}, told by what is public alone`;

/** Whether an incident is veiled, and whether all that is known of it went into it. */
export function veilOf({ title }: Pick<Incident, "title">): "whole" | "partly" | undefined {
  return title === VEILED ? "whole" : title === PARTLY ? "partly" : undefined;
}

/** A confidential incident as the public may read of it: when what happened and how grave it was, and no word of anybody; `reached` says whether what was said of it in private is known. */
export function veiledIncident(incident: Incident, rules: Pick<Incidents, "flags">, reached = true): Incident {
  const mute = <T extends { readonly text: string }>(said: T): T => ({ ...said, text: "" });
  const counts = new Set(rules.flags.filter(({ uptime }) => uptime !== undefined).map(({ id }) => id));
  const { statuses, verified, waiver, severities, flags } = incident;
  return {
    ...incident,
    title: reached ? VEILED : PARTLY,
    statuses: statuses.map(mute),
    updates: [],
    notes: [],
    handoffs: [],
    // Without it the time in which users could not work would be missing from uptime.
    flags: flags.filter(({ flag }) => counts.has(flag)),
    assignments: [],
    severities: severities.map((change) => ({ ...change, why: undefined })),
    verified: verified === undefined ? undefined : mute(verified),
    waiver: waiver === undefined ? undefined : mute(waiver),
    fixes: [],
  };
}
