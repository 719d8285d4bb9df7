import type { Activity } from "../snapshot/activity.ts";
import type { Zone } from "../time/local-date.ts";
import type { Stretch } from "./work-in.ts";

/** What the lists of a report are taken from. */
export type ReportScene = {
  readonly activity: Activity;
  readonly stretch: Stretch;
  readonly zone: Zone;
  readonly repository: { readonly owner: string; readonly name: string };
};
