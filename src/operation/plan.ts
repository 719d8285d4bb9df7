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
  readonly problems: readonly Problem[];
  /** Things people should know that are neither changes nor problems. */
  readonly notes: readonly string[];
};

/** Something that needs a person: what is wrong, where, and what to change. */
export type Problem = { readonly id: string; readonly cause: string; readonly place: string; readonly fix: string };
