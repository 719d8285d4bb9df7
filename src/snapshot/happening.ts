import type { Instant } from "../time/instant.ts";

/** Something that happened once, such as a deployment. */
export type Happening = {
  readonly at: Instant;
  /** When what led to it began: a commit, the opening of a pull request; undefined where GitHub does not tell. */
  readonly began: Instant | undefined;
  /** Whether it went wrong; undefined where GitHub does not tell. */
  readonly failed: boolean | undefined;
};

/** What happened from an instant on, oldest first; `cut` where there was more than is read. */
export type Happenings = {
  readonly all: readonly Happening[];
  /** Since when such things could have happened here, or an instant before those read; undefined where there never was one. */
  readonly begun: Instant | undefined;
  readonly cut: boolean;
};
