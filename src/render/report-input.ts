import type { Occurrence } from "../cadence/occurrence.ts";
import type { Owner } from "../cadence/owner.ts";
import type { Setting } from "../cadence/setting.ts";
import type { CarriedBox } from "../cadence/unfinished-boxes.ts";
import type { DataFiles } from "./data/data-directives.ts";
import type { Figures } from "./figures/figure-directives.ts";
import type { IncidentScene } from "./incidents/incident-directives.ts";
import type { WorkScene } from "./workload/work-scene.ts";
import type { Activity } from "../snapshot/activity.ts";

/** What a report is made of. */
export type ReportInput = {
  readonly occurrence: Occurrence;
  readonly owner: Owner;
  /** What everybody did; undefined where it could not be read, `activityProblem` then says why. */
  readonly activity: Activity | undefined;
  readonly activityProblem: string | undefined;
  readonly carried: readonly CarriedBox[];
  /** What the figures are taken from; undefined where the template holds none, or nobody asks for them. */
  readonly figures?: Figures;
  /** The files it shows pictures of; undefined where the template shows none, or nobody reads them. */
  readonly data?: DataFiles;
  /** What its pictures of incidents are made of; undefined where the template shows none, or nobody reads them. */
  readonly incidents?: IncidentScene;
  /** What its lists and sums of work are made of; undefined where the template shows none, or nobody reads them. */
  readonly work?: WorkScene;
  readonly template: { readonly text: string; readonly file: string };
  readonly product: string;
  readonly setting: Setting;
  readonly repository: { readonly owner: string; readonly name: string };
};
