import type { Occurrence } from "../cadence/occurrence.ts";
import { sameLogin } from "../cadence/owner.ts";
import type { Asked } from "../requirements/facts.ts";
import type { Activity, Work } from "../snapshot/activity.ts";
import { type DateRange, type LocalDate, addDays, daysBetween } from "../time/local-date.ts";
import { placeLocal } from "../time/zone.ts";
import { veiled } from "./veiled.ts";
import type { World } from "./world.ts";

/** What people did in the periods of some occurrences, read in one stretch; our own issues and reports are no news, and those still to come have no activity yet. `looksBack`: read from the period before on. */
export function activityOf(world: World, occurrences: readonly Occurrence[], looksBack = false): Asked<Activity> {
  const stretches = occurrences.map(({ cadence, period }) => ({
    from: placeLocal(looksBack ? dayOneBefore(period) : period.from, "00:00", cadence.zone),
    to: placeLocal(addDays(period.to, 1), "00:00", cadence.zone),
  }));
  const from = stretches.map((stretch) => stretch.from).sort()[0];
  const to = stretches
    .map((stretch) => stretch.to)
    .sort()
    .at(-1);
  if (from === undefined || to === undefined || from > world.now)
    return { kind: "value", value: { issues: [], pullRequests: [], releases: [], cut: false } };
  const asked = world.facts.ask<"activity">({ kind: "activity", from, to });
  if (asked.kind !== "value") return asked;
  const { issues, pullRequests } = asked.value;
  const ours = (work: Work) => world.snapshot.authors.some((login) => sameLogin(login, work.author));
  const people = (works: readonly Work[]) => works.filter((work) => !ours(work)).map((work) => veiled(world, work));
  return { kind: "value", value: { ...asked.value, issues: people(issues), pullRequests: people(pullRequests) } };
}

/** The first day of the period before, which is as long. */
export function dayOneBefore({ from, to }: DateRange): LocalDate {
  return addDays(from, -1 - daysBetween(from, to));
}
