import type { Client } from "../github/client.ts";
import type { Observed } from "../github/read-snapshot.ts";
import type { Plan } from "../operation/plan.ts";
import type { Clock } from "../time/clock.ts";
import { type Instant, parseInstant } from "../time/instant.ts";

/** One run of the Action's step. */
export type Step = {
  readonly command: string;
  readonly client: Client;
  readonly author: string;
  readonly playbookFile: string;
  readonly observed: Promise<Observed> | undefined;
  /** A line of the log. */
  readonly log: (line: string) => void;
  readonly now: string | undefined;
  readonly clock: Clock;
  readonly templates: URL;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The payload of the event that started the workflow. */
  readonly event: () => Promise<unknown>;
};

/** The instant a step goes by: what it was told, else the clock's. */
export function nowOf({ now, clock }: Pick<Step, "now" | "clock">): Instant {
  return now === undefined ? clock.now() : parseInstant(now);
}

/** What the step tells its workflow and the people who look at it. */
export type StepResult = {
  readonly failed: boolean;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly annotations: readonly string[];
  readonly plan: Plan | undefined;
};
