import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { TestClock } from "pg-boss";
import { identify } from "../../src/app.ts";
import { serve } from "../../src/commands/serve.ts";
import type { HookFault } from "../../src/demo/embedded/hook-deliveries.ts";
import { type EmbeddedGitHub, type StartOptions, startGitHub } from "../../src/demo/embedded/start.ts";
import { type Database, QUEUE_SCHEMA, SCHEMA } from "../../src/server/database.ts";
import { openDatabase } from "../../src/server/open-database.ts";
import type { Clock } from "../../src/time/clock.ts";
import { type Instant, fromMillis } from "../../src/time/instant.ts";
import { aTerminal } from "./a-terminal.ts";
import { APP_KEY, INSTALLED, SECRET } from "./app-seed.ts";

/** The App with its own queue, on a clock that stands still until it is set. */
export type AppOnClock = AsyncDisposable & {
  readonly github: EmbeddedGitHub;
  /** What somebody does at an instant, once all that was due before it is done. */
  does(
    at: Instant,
    who: string,
    method: "post" | "patch" | "delete" | "put",
    path: string,
    body?: object,
  ): Promise<void>;
  /** Lets time pass until an instant: whatever sleeps until then is woken in its turn. */
  liveUntil(at: Instant): Promise<void>;
  readonly log: readonly Readonly<Record<string, unknown>>[];
};

/** What the world is made of. */
export type AppOnClockOptions = Pick<StartOptions, "users" | "repositories"> & {
  readonly start: Instant;
  /** undefined: as it is where nobody sets it. */
  readonly sweepSeconds?: number;
  readonly fault?: (index: number) => HookFault;
};

/** Starts the world. */
export async function appOnClock({ start, sweepSeconds, fault, ...seed }: AppOnClockOptions): Promise<AppOnClock> {
  let now = start;
  // The queue's own, which runs ahead by some seconds while it looks for jobs.
  const queueClock = new TestClock(start);
  // Whoever sleeps is woken at once: nothing but the test moves this clock.
  const clock: Clock = { now: () => now, sleep: async () => {} };
  const github = await startGitHub({ now: () => now, tokens: [], app: INSTALLED, ...seed });
  const folder = await mkdtemp(join(tmpdir(), "almanac-clock-"));
  const log: Readonly<Record<string, unknown>>[] = [];
  const stop = Promise.withResolvers<string>();
  const listening = Promise.withResolvers<string>();
  const opened = Promise.withResolvers<Database>();
  const terminal = {
    ...aTerminal(),
    clock,
    env: {
      APP_ID: "7",
      PRIVATE_KEY: APP_KEY,
      WEBHOOK_SECRET: SECRET,
      GITHUB_API_URL: github.url,
      PORT: "0",
      ALMANAC_DATA: folder,
      ...(sweepSeconds !== undefined && { ALMANAC_SWEEP_SECONDS: String(sweepSeconds) }),
    },
    out: (text: string) => {
      const line = JSON.parse(text) as Readonly<Record<string, unknown>>;
      log.push(line);
      if (line["message"] === "listening") listening.resolve(String(line["url"]));
    },
  };
  const done = serve(terminal, identify, stop.promise, async (place, logs) => {
    const database = await openDatabase(place, logs, { clock: queueClock });
    opened.resolve(database);
    return database;
  });
  const url = await Promise.race([listening.promise, done.then(() => "stopped at once")]);
  const database = await opened.promise;
  github.hooks.sendTo(`${url}/api/github/webhooks`, SECRET);
  if (fault !== undefined) github.hooks.setFault((_, index) => fault(index));

  /** Nothing is under way, and nothing waits but for its time. */
  async function settle(): Promise<void> {
    for (let quiet = 0; quiet < 2;) {
      github.hooks.letGo();
      await github.hooks.idle();
      const [row] = await database.query<{ readonly active: number; readonly ready: number; readonly told: number }>(
        `select (select count(*) from ${SCHEMA}.delivery where handled_at is null)::int as told,
           count(*) filter (where state = 'active')::int as active,
           count(*) filter (where state < 'active' and start_after <= $1)::int as ready
         from ${QUEUE_SCHEMA}.job where name in ('pass', 'survey', 'sweep')`,
        [now],
      );
      if (row?.active === 0 && row.ready > 0) await queueClock.tick(1000);
      else await wait(5);
      quiet = row?.active === 0 && row.ready === 0 && row.told === 0 ? quiet + 1 : 0;
    }
  }

  async function liveUntil(at: Instant): Promise<void> {
    for (;;) {
      await settle();
      const [row] = await database.query<{ readonly at: Date | null }>(
        `select min(start_after) as at from ${QUEUE_SCHEMA}.job
         where state < 'active' and start_after > $1 and name in ('pass', 'survey', 'sweep')`,
        [now],
      );
      const alarm = row?.at ?? undefined;
      const next = alarm === undefined || alarm > new Date(at) ? undefined : fromMillis(alarm.getTime());
      now = next ?? at;
      await queueClock.setTime(now);
      if (next === undefined) return;
    }
  }

  return {
    github,
    log,
    liveUntil,
    async does(at, who, method, path, body = {}) {
      await liveUntil(at);
      const person = github.as(who);
      await (method === "delete" ? person.delete(path) : person[method](path, body));
      await settle();
    },
    [Symbol.asyncDispose]: async () => {
      stop.resolve("the test");
      await done;
      await github.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
