import { redactError } from "../github/redact.ts";
import { addMillis } from "../time/instant.ts";
import { budgetsIn } from "./budgets.ts";
import { Counters } from "./counters.ts";
import { deliveriesIn } from "./deliveries.ts";
import { dispatch } from "./dispatch.ts";
import { declareFigures } from "./figures.ts";
import { Intake } from "./intake.ts";
import { listen } from "./listen.ts";
import { lostDeliveriesIn } from "./lost-deliveries.ts";
import { makePass } from "./make-pass.ts";
import { queueIn } from "./queue.ts";
import { remind } from "./remind.ts";
import { repositoriesIn } from "./repositories.ts";
import { routesOf } from "./routes.ts";
import type { ServerOptions } from "./server-options.ts";
import { skewWords } from "./skew-words.ts";
import { survey } from "./survey.ts";
import { sweep, sweepLately } from "./sweep.ts";
import { makeTicker } from "./ticker.ts";
import { tracer as untraced } from "./tracer.ts";
import { wantedChecksIn } from "./wanted-checks.ts";
import { watchMonitors } from "./watch-monitors.ts";

/** A server that listens and works. */
export type Server = {
  readonly url: string;
  /** Sweeps now. */
  sweep(): Promise<void>;
  /** Takes nothing new, lets what is under way end for that many milliseconds, and closes. */
  drain(patience: number): Promise<void>;
};

/** Bytes that are held of bodies nobody has verified yet: some of the largest that GitHub sends. */
const HELD = 100 * 1024 * 1024;

/** Passes at once that are only for what is urgent. */
const URGENT = 2;

/** Webhooks that come within so many milliseconds are looked through together: under load that is most of them. */
const TOGETHER = 100;

/** The two keys of the queue of sweeps: one that takes its time, and one that does not. */
const ALL = 1;
const LATELY = 2;

/** The one that takes its time comes once for so many that do not. */
const SELDOM = 10;

/** Starts to listen and to work. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { database, clock, log, concurrency, tracer = untraced } = options;
  const deliveries = deliveriesIn(database);
  const lost = lostDeliveriesIn(database);
  const repositories = repositoriesIn(database);
  const checks = wantedChecksIn(database);
  const passes = await queueIn(database, "pass");
  const surveys = await queueIn(database, "survey");
  const sweeps = await queueIn(database, "sweep");
  const budgets = budgetsIn(database, clock);
  const counters = new Counters();
  declareFigures(counters);
  const intake = new Intake(HELD);
  const clocks: { skew: string | undefined } = { skew: undefined };
  const all = {
    ...options,
    clocks,
    intake,
    budgets,
    deliveries,
    lost,
    repositories,
    checks,
    passes,
    surveys,
    sweeps,
    counters,
  };

  const dispatching = makeTicker(2000, async () => dispatch(all), failed("webhooks could not be dispatched"), TOGETHER);
  const sweepAgain = async (): Promise<void> => {
    await sweeps.sleepUntil(LATELY, addMillis(clock.now(), options.sweepEvery));
    await sweeps.sleepUntil(ALL, addMillis(clock.now(), options.sweepEvery * SELDOM));
  };
  const mind = async (): Promise<void> => {
    await sweepAgain();
    await remind(all);
  };
  const minding = makeTicker(60_000, mind, failed("what is to come could not be looked through"));

  const lookAtClock = async (): Promise<void> => {
    clocks.skew = skewWords(await options.skew());
    if (clocks.skew !== undefined) log("error", clocks.skew);
  };
  const timing = makeTicker(600_000, lookAtClock, failed("GitHub's clock could not be read"));
  const watching = makeTicker(1000, async () => watchMonitors(all), failed("addresses could not be watched"));

  await passes.work(
    concurrency,
    async (job) => tracer.follow("pass", { repository: job.key, urgent: job.urgent }, async () => makePass(all, job)),
    URGENT,
  );
  await surveys.work(2, async (job) =>
    tracer.follow("survey", { installation: job.key }, async () => survey(all, job.key)),
  );
  await sweeps.work(1, async ({ key }) => {
    await tracer.follow("sweep", {}, async () => (key === LATELY ? sweepLately(all) : sweep(all)));
    if (key === ALL) await options.vault.forget();
    await sweepAgain();
  });
  await sweeps.wake(ALL);
  // They may have waited for writing to be allowed again.
  await passes.wakeAll(await options.alerts.repositories(), clock.now(), true);
  dispatching.kick();
  timing.kick();

  const routes = routesOf({ ...all, secret: options.webhookSecret, arrived: () => dispatching.kick() });
  const listening = await listen(routes, { host: options.host, port: options.port, tracer, log });

  function failed(what: string): (error: unknown) => void {
    return (error) => log("error", what, { reason: redactError(error).message });
  }

  return {
    url: listening.url,
    sweep: async () => sweep(all),
    async drain(patience) {
      listening.refuse();
      await Promise.all([dispatching.stop(), minding.stop(), timing.stop(), watching.stop()]);
      await database.close(patience);
      await listening.end();
    },
  };
}
