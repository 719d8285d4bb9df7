import type { Occurrence } from "../cadence/occurrence.ts";
import type { Asked } from "../requirements/facts.ts";
import type { Activity } from "../snapshot/activity.ts";
import { addDays } from "../time/local-date.ts";
import { placeLocal } from "../time/zone.ts";
import type { World } from "./world.ts";

/** What everybody did in the periods of some occurrences, read in one stretch; those still to come have no activity yet. */
export function activityOf(world: World, occurrences: readonly Occurrence[]): Asked<Activity> {
  const stretches = occurrences.map(({ cadence, period }) => ({
    from: placeLocal(period.from, "00:00", cadence.zone),
    to: placeLocal(addDays(period.to, 1), "00:00", cadence.zone),
  }));
  const from = stretches.map((stretch) => stretch.from).sort()[0];
  const to = stretches.map((stretch) => stretch.to).sort().at(-1);
  if (from === undefined || to === undefined || from > world.now) return { kind: "value", value: { issues: [], pullRequests: [], releases: [], cut: false } };
  return world.facts.ask<"activity">({ kind: "activity", from, to });
}
