import type { Clock } from "../time/clock.ts";

/** What a command may touch of the world around it. */
export type Terminal = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder the command was called in. */
  readonly folder: string;
  /** Whether people read along, so that colour and progress make sense. */
  readonly interactive: boolean;
  readonly clock: Clock;
  /** Milliseconds from any moment on, finer than the clock. */
  readonly stopwatch: () => number;
  /** The `templates/` folder that ships with Almanac. */
  readonly templates: URL;
};

/** 0 done, 1 failed, 2 invalid playbook or arguments, 3 there is something to do (`plan --exit-code`). */
export type ExitCode = 0 | 1 | 2 | 3;
