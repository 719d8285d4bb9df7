import type { Instant } from "../time/instant.ts";

/** A commit that somebody set out to bring to an environment; whether it got there is another question. */
export type Deployment = {
  readonly id: number;
  readonly at: Instant;
  readonly environment: string;
  /** Whether its environment is the one users work with, as its creator says or its name does. */
  readonly production: boolean;
  /** The branch, tag or commit that was asked for. */
  readonly ref: string;
  readonly commit: string;
  readonly creator: string;
};

/** The deployments of a stretch of time, oldest first; `cut` where there were more than are read. */
export type Deployments = { readonly deployments: readonly Deployment[]; readonly cut: boolean };
