import { clocksOf } from "../../incident/clocks-of.ts";
import { resume } from "../../incident/incident-steps.ts";
import type { World } from "../world.ts";
import { isClosedTooEarly, waitsForPostMortem } from "./incident-ending.ts";
import type { WatchedIncident } from "./watched-incident.ts";

/** The incident as it is once this pass has undone a closing that came too early, or that did not wait for the post-mortem, so that what is said is true right after. */
export function afterReopening({ now }: Pick<World, "now">, watched: WatchedIncident): WatchedIncident {
  const { rules, working, incident: before } = watched;
  const issue = { ...watched.issue, state: "open" } as const;
  if (!isClosedTooEarly(watched)) return waitsForPostMortem(watched) ? { ...watched, issue } : watched;
  const deed = { at: now, by: rules.authors[0] ?? "ghost" };
  const incident = { ...resume(before, deed), attempts: [deed] };
  return { ...watched, incident, issue, clocks: clocksOf(incident, rules, working) };
}
