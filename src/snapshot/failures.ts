import type { Instant } from "../time/instant.ts";
import type { Told } from "./security.ts";

/** Something that went wrong on the way to users. */
export type Failure = { readonly name: string; readonly url: string | undefined; readonly at: Instant };

/** What failed in a stretch, oldest first. */
export type Failures = {
  /** Runs of workflows on the default branch. */
  readonly runs: Told<readonly Failure[]>;
  /** Deployments to production. */
  readonly deployments: Told<readonly Failure[]>;
};
