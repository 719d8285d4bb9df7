import type { Clock } from "../time/clock.ts";
import { toMillis } from "../time/instant.ts";

/** A stretch to wait, and why, in words for people. `quiet`: too short to speak of. */
export type Pause = { readonly millis: number; readonly because: string; readonly quiet: boolean };

/** Waits for as long as a pass may wait at all. */
export type Patience = {
  /** Resolves to true after the pause, or at once to false where it would exceed what is left; waits side by side count once. */
  wait(pause: Pause): Promise<boolean>;
};

/** Patience of `most` milliseconds in all; `onWait` is told of each pause before it begins. */
export function makePatience(
  clock: Clock,
  most: number,
  onWait: ((wait: { readonly millis: number; readonly because: string }) => void) | undefined,
): Patience {
  let spent = 0;
  let waitedUntil = 0;
  return {
    async wait({ millis, because, quiet }) {
      const now = toMillis(clock.now());
      const until = now + millis;
      const more = Math.max(0, until - Math.max(now, waitedUntil));
      if (spent + more > most) return false;
      spent += more;
      waitedUntil = Math.max(waitedUntil, until);
      if (more > 0 && !quiet) onWait?.({ millis, because });
      await clock.sleep(millis);
      return true;
    },
  };
}
