import { WORTH_SAYING, lateBy } from "../cadence/late-by.ts";
import { formatDuration } from "../time/duration.ts";
import type { Demand } from "./owed-now.ts";
import type { World } from "./world.ts";

/** A sentence on each that comes late enough to be worth one; what is asked for or begins is never late. */
export function lateNotes(world: World, demands: readonly Demand[]): readonly string[] {
  return demands.flatMap(({ occurrence, first, asked }) => {
    const minutes = lateBy(occurrence.at, world.now);
    if (first || asked || minutes < WORTH_SAYING) return [];
    return [`${occurrence.cadence.title} ${occurrence.period.key} came ${formatDuration(minutes * 60_000)} late.`];
  });
}
