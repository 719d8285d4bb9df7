import { setTimeout as sleep } from "node:timers/promises";

/** Something that is done over and over, never twice at once. */
export type Ticker = {
  /** Does it now, or once more after what is under way. */
  kick(): void;
  /** Ends it; resolves when nothing is under way any more. */
  stop(): Promise<void>;
};

/** Does something every so many milliseconds, and `pause` after a kick, once for all kicks meanwhile; a failure is told and does not end it. */
export function makeTicker(
  millis: number,
  run: () => Promise<void>,
  failed: (error: unknown) => void,
  pause = 0,
): Ticker {
  const state = { asked: false, stopped: false };
  let underWay: Promise<void> | undefined;

  async function runWhileAsked(): Promise<void> {
    while (state.asked && !state.stopped) {
      if (pause > 0) await sleep(pause);
      state.asked = false;
      try {
        await run();
      } catch (error) {
        failed(error);
      }
    }
    underWay = undefined;
  }

  function kick(): void {
    state.asked = true;
    if (!state.stopped) underWay ??= runWhileAsked();
  }

  const timer = setInterval(kick, millis);
  timer.unref();
  return {
    kick,
    async stop() {
      state.stopped = true;
      clearInterval(timer);
      await underWay;
    },
  };
}
