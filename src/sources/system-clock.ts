import { setTimeout as wait } from "node:timers/promises";
import type { Clock } from "../time/clock.ts";
import { fromMillis } from "../time/instant.ts";

/** The machine's clock; entries make it once and hand it down. */
export const systemClock: Clock = {
  now: () => fromMillis(Date.now()),
  sleep: async (millis) => {
    await wait(millis);
  },
};
