import type { AddressInfo } from "node:net";
import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import type { Client } from "../github/client.ts";
import { redactError } from "../github/redact.ts";
import { type About, type Tracer, tracer as untraced } from "./tracer.ts";
import type { Clock } from "../time/clock.ts";
import { addMillis } from "../time/instant.ts";
import { budgetsIn } from "./budgets.ts";
import { Counters } from "./counters.ts";
import type { Database } from "./database.ts";
import { deliveriesIn } from "./deliveries.ts";
import { dispatch } from "./dispatch.ts";
import { declareFigures } from "./figures.ts";
import type { Probe } from "../inputs/probe.ts";
import type { Monitor } from "../playbook/incidents.ts";
import type { Monitors } from "./monitors.ts";
import { watchMonitors } from "./watch-monitors.ts";
import type { WaitingAlerts } from "./waiting-alerts.ts";
import { Intake } from "./intake.ts";
import type { Log } from "./log.ts";
import { makePass } from "./make-pass.ts";
import type { CheckRunner, PassRunner } from "./pass-runner.ts";
import { queueIn } from "./queue.ts";
import type { Answer } from "./receive.ts";
import { remind } from "./remind.ts";
import { repositoriesIn } from "./repositories.ts";
import type { PageSettings } from "./page/page-parts.ts";
import type { Route } from "./route.ts";
import { routesOf } from "./routes.ts";
import { skewWords } from "./skew-words.ts";
import { survey } from "./survey.ts";
import { sweep } from "./sweep.ts";
import { makeTicker } from "./ticker.ts";
import type { Reader } from "./tidings.ts";
import { wantedChecksIn } from "./wanted-checks.ts";
import type { Vault } from "./vault.ts";

/** What a server is made of. */
export type ServerOptions = {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  readonly database: Database;
  readonly webhookSecret: string;
  readonly reader: Reader;
  readonly asApp: () => Promise<Client>;
  readonly asInstallation: (token: string) => Client;
  readonly runPass: PassRunner;
  readonly runCheck: CheckRunner;
  readonly vault: Vault;
  readonly alerts: WaitingAlerts;
  /** The secret that senders of an owner's alerts must know. */
  readonly alertSecretOf: (owner: string) => string | undefined;
  readonly monitors: Monitors;
  readonly probe: (monitor: Monitor) => Promise<Probe>;
  /** Follows what is worked on; nothing where unset. */
  readonly tracer?: Tracer;
  /** How many milliseconds this machine's clock is ahead of GitHub's, as far as that is known. */
  readonly skew: () => Promise<number | undefined>;
  /** The page for operators. */
  readonly page: PageSettings;
  /** Milliseconds between two looks through the delivery log. */
  readonly sweepEvery: number;
  /** Passes at once. */
  readonly concurrency: number;
  readonly clock: Clock;
  readonly log: Log;
};

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

/** Whoever takes longer than this to send a request is not GitHub, which gives up after ten seconds. */
const SLOWEST = 30_000;

/** Passes at once that are only for what is urgent. */
const URGENT = 2;

/** The one key of the queue of sweeps. */
const ALL = 1;

/** Starts to listen and to work. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { database, clock, log, concurrency, tracer = untraced } = options;
  const deliveries = deliveriesIn(database);
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
    repositories,
    checks,
    passes,
    surveys,
    sweeps,
    counters,
  };

  const dispatching = makeTicker(2000, async () => dispatch(all), failed("webhooks could not be dispatched"));
  const sweepAgain = async (): Promise<void> => sweeps.sleepUntil(ALL, addMillis(clock.now(), options.sweepEvery));
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
  await sweeps.work(1, async () => {
    await tracer.follow("sweep", {}, async () => sweep(all));
    await options.vault.forget();
    await sweepAgain();
  });
  await sweeps.wake(ALL);
  dispatching.kick();
  timing.kick();

  const routes = routesOf({ ...all, secret: options.webhookSecret, arrived: () => dispatching.kick() });
  const http = createServer({ headersTimeout: SLOWEST, requestTimeout: SLOWEST }, (request, response) => {
    void answerRequest(request, response, routes, { tracer, log });
  });
  await new Promise<void>((resolve, reject) => {
    http.once("error", reject);
    http.listen(options.port, options.host, resolve);
  });

  function failed(what: string): (error: unknown) => void {
    return (error) => log("error", what, { reason: redactError(error).message });
  }

  return {
    url: urlOf(http.address(), options.host),
    sweep: async () => sweep(all),
    async drain(patience) {
      const closed = new Promise<void>((resolve) => http.close(() => resolve()));
      http.closeIdleConnections();
      await Promise.all([dispatching.stop(), minding.stop(), timing.stop(), watching.stop()]);
      await database.close(patience);
      http.closeAllConnections();
      await closed;
    },
  };
}

/** Machines ask so every few seconds, and nobody wonders where their time goes. */
const ASKED_OFTEN: ReadonlySet<string> = new Set(["/healthz", "/readyz", "/metrics"]);

function idOf({ headers }: IncomingMessage): About {
  const delivery = headers["x-github-delivery"];
  return typeof delivery === "string" ? { delivery } : {};
}

async function answerRequest(
  request: IncomingMessage,
  response: ServerResponse,
  routes: readonly Route[],
  { tracer, log }: { readonly tracer: Tracer; readonly log: Log },
): Promise<void> {
  const path = (request.url ?? "/").replace(/\?.*$/s, "");
  let answer: Answer;
  try {
    const route = routes.find((one) => one.method === request.method && one.path === path);
    const run = async (): Promise<Answer> =>
      route === undefined ? { status: 404, text: "There is nothing here." } : route.run(request);
    answer = ASKED_OFTEN.has(path) ? await run() : await tracer.follow(`${request.method} ${path}`, idOf(request), run);
  } catch (error) {
    log("error", "a request failed", { path, reason: redactError(error).message });
    answer = { status: 500, text: "This went wrong; the log says why." };
  }
  const { status, text, type = "text/plain; charset=utf-8", headers = {} } = answer;
  // Whoever still sends a body that nobody reads is told to stop.
  const open = request.complete ? {} : { connection: "close" };
  response.writeHead(status, { "content-type": type, "x-content-type-options": "nosniff", ...headers, ...open });
  response.end(`${text}\n`);
}

function urlOf(address: AddressInfo | string | null, host: string): string {
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}
