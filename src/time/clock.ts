import type { Instant } from "./instant.ts";

/** The only source of time: entries make one from the system clock, the demo and the tests a simulated one. */
export type Clock = {
  now(): Instant;
  /** Resolves after that many milliseconds of this clock. */
  sleep(millis: number): Promise<void>;
};
