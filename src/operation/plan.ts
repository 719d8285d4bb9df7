import type { Instant } from "../time/instant.ts";
import type { Operation } from "./operation.ts";

/** Everything one pass would do and why; the JSON form is this value. */
export type Plan = {
  readonly version: 1;
  readonly plannedAt: Instant;
  /** In the order in which they are applied. */
  readonly operations: readonly Operation[];
  /** When the next pass has something to do; undefined where nothing is ever due. */
  readonly nextDueAt: Instant | undefined;
  /** When the clock of a grave incident is due next, by day or night; left out where none runs. */
  readonly nextClockAt?: Instant;
  /** The incidents that are on, by number; left out where there is none. */
  readonly incidents?: readonly OpenIncident[];
  /** Alerts came and were not looked at, since nothing else may be written here for now; left out where they were. */
  readonly unheard?: true;
  readonly problems: readonly Problem[];
  /** Things people should know that are neither changes nor problems. */
  readonly notes: readonly string[];
};

/** An incident that is on, as everybody may know of it who reads the repository. */
export type OpenIncident = {
  readonly number: number;
  /** undefined: it is confidential. */
  readonly title: string | undefined;
  /** undefined: nobody has settled it yet. */
  readonly severity: string | undefined;
  readonly status: string;
  readonly declaredAt: Instant;
  /** What is owed and by when, in the order of the response. */
  readonly clocks: readonly { readonly name: string; readonly due: Instant }[];
};

/** Something that needs a person: what is wrong, where, and what to change. */
export type Problem = { readonly id: string; readonly cause: string; readonly place: string; readonly fix: string };
