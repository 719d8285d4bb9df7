import type { Clock } from "../time/clock.ts";
import { type Instant, addMillis } from "../time/instant.ts";

/** A clock that stands still until it is set, and on which waiting takes no time: a sleep only moves it on. */
export type SimulatedClock = Clock & { set(now: Instant): void };

/** A simulated clock that shows `start`. */
export function simulatedClock(start: Instant): SimulatedClock {
  let current = start;
  return {
    now: () => current,
    set: (now) => {
      current = now;
    },
    sleep: async (millis) => {
      current = addMillis(current, millis);
    },
  };
}
