import type { Activity } from "../snapshot/activity.ts";
import type { Zone } from "../time/local-date.ts";
import type { Period } from "../time/period.ts";
import type { ReportInput } from "./report-input.ts";
import { type Stretch, stretchOf } from "./work-in.ts";

/** What the lists of a report are taken from. */
export type ReportScene = {
  readonly activity: Activity;
  readonly stretch: Stretch;
  readonly zone: Zone;
  readonly period: Period;
  readonly repository: { readonly owner: string; readonly name: string };
};

/** What the lists of a report are taken from, or the sentence that stands in their place. */
export function reportScene({ activity, activityProblem, occurrence, repository }: ReportInput): ReportScene | string {
  if (occurrence.cadence.covers === "next") return "Still to come.";
  if (activity === undefined) return `Not known: ${activityProblem ?? "what happened was not read."}`;
  return {
    activity,
    repository,
    period: occurrence.period,
    stretch: stretchOf(occurrence),
    zone: occurrence.cadence.zone,
  };
}
