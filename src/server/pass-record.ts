import type { Instant } from "../time/instant.ts";

/** A pass that is over, as it is remembered. */
export type PassRecord = {
  readonly at: Instant;
  readonly outcome: "done" | "unfinished" | "asleep" | "failed" | "postponed";
  /** Requests it took; left out where it did not come to its end. */
  readonly requests?: number;
  /** Why it came to nothing. */
  readonly reason?: string;
};
