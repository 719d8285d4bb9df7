import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { identify } from "../../src/app.ts";
import type { Settings } from "../../src/commands/serve/read-settings.ts";
import { type EmbeddedGitHub, startGitHub } from "../../src/demo/embedded/start.ts";
import { connect } from "../../src/github/client.ts";
import { type Database, QUEUE_SCHEMA } from "../../src/server/database.ts";
import { monitorsIn } from "../../src/server/monitors.ts";
import { openDatabase } from "../../src/server/open-database.ts";
import type { PassResult } from "../../src/server/pass-runner.ts";
import type { Repository } from "../../src/server/repository.ts";
import { queueIn } from "../../src/server/queue.ts";
import { repositoriesIn } from "../../src/server/repositories.ts";
import { startServer } from "../../src/server/start-server.ts";
import { vaultIn } from "../../src/server/vault.ts";
import { waitingAlertsIn } from "../../src/server/waiting-alerts.ts";
import { systemClock } from "../../src/sources/system-clock.ts";
import { addMillis } from "../../src/time/instant.ts";
import { APP_KEY, INSTALLED, SECRET } from "./app-seed.ts";
import { until } from "./app-world.ts";

/** The page of a server that serves many repositories of acme, with what an operator meets there. */
export type PageWorld = AsyncDisposable & {
  readonly github: EmbeddedGitHub;
  readonly database: Database;
  readonly url: string;
  readonly log: readonly Readonly<Record<string, unknown>>[];
  /** Repositories that passes were made over, in order. */
  readonly passed: readonly Repository[];
  idOf(name: string): number;
};

/** Text that would be a page of its own if anybody let it. */
export const HOSTILE = `<img src=x onerror="alert(1)">"'&lt;`;

const MINUTE = 60_000;

/** What a pass finds in each repository that is not in order. */
function found(name: string): PassResult | Error {
  const now = systemClock.now();
  const quiet: PassResult = {
    awake: !name.endsWith("-asleep"),
    summary: `## What happened\n\n| Item | ${HOSTILE} |\n|---|---|\n| ${"x".repeat(120)} | opened |\n`,
    nextDueAt: addMillis(now, 50 * MINUTE + name.length * 7 * MINUTE),
    urgent: false,
    problems: [],
    incidents: [],
    moved: false,
    unfinished: false,
    requests: 3,
  };
  switch (name) {
    case "shop":
      return {
        ...quiet,
        incidents: [
          {
            number: 612,
            title: `Checkout is down ${HOSTILE}`,
            severity: "P0",
            status: "identified",
            declaredAt: addMillis(now, -18 * MINUTE),
            clocks: [
              { name: "Next update", due: addMillis(now, -4 * MINUTE) },
              { name: "Users can work", due: addMillis(now, 42 * MINUTE) },
              { name: "Escalation", due: addMillis(now, 12 * MINUTE) },
            ],
          },
          {
            number: 613,
            title: undefined,
            severity: "P1",
            status: "being handled",
            declaredAt: addMillis(now, -200 * MINUTE),
            clocks: [],
          },
        ],
      };
    case "vault":
      return {
        ...quiet,
        incidents: [
          {
            number: 9,
            title: "Keys are leaking",
            severity: "P0",
            status: "investigating",
            declaredAt: now,
            clocks: [],
          },
        ],
      };
    case "docs":
      return {
        ...quiet,
        problems: [
          {
            id: "person-unknown",
            cause: "`kim` cannot be assigned here: no member of this repository.",
            place: ".github/almanac.yml",
            fix: "Invite `kim`, or name somebody else for `content-creator`.",
          },
        ],
      };
    case "billing":
    case "invoices":
    case "ledger":
      return new Error("GitHub answered with status 502 to GET /issues.");
    default:
      return quiet;
  }
}

/** Starts it: `ada` has admin rights on most, reads `ledger` only, and cannot see `vault`, which is `bo`'s. */
export async function pageWorld(others: number, settings: Partial<Pick<Settings, "off">> = {}): Promise<PageWorld> {
  const names = Array.from({ length: others }, (_, index) => {
    const number = String(index + 1).padStart(3, "0");
    return `service-${number}${index % 9 === 8 ? "-asleep" : ""}`;
  });
  const hers = ["shop", "billing", "invoices", "docs", ...names].map((name) => ({
    owner: "acme",
    name,
    collaborators: { ada: "admin" } as const,
  }));
  const github = await startGitHub({
    now: () => systemClock.now(),
    users: [{ login: "ada" }, { login: "bo" }, { login: "eve" }],
    tokens: [],
    repositories: [
      ...hers,
      { owner: "acme", name: "ledger", private: true, collaborators: { ada: "read", bo: "admin" } },
      { owner: "acme", name: "vault", private: true, collaborators: { bo: "admin" } },
    ],
    app: INSTALLED,
  });
  const folder = await mkdtemp(join(tmpdir(), "almanac-page-"));
  const log: Readonly<Record<string, unknown>>[] = [];
  const passed: Repository[] = [];
  const database = await openDatabase({ folder }, () => {});
  const clock = systemClock;
  const api = github.url;
  const rows = github.apps.repositoriesOf({ account: "acme", repositories: undefined });
  const idOf = (name: string): number => rows.find((row) => row.full_name === `acme/${name}`)?.id ?? 0;
  const repositories = repositoriesIn(database);
  // Those in order had their pass before.
  for (const name of names) {
    const repository = { id: idOf(name), owner: "acme", name };
    const result = found(name);
    await repositories.meet([{ repository, installation: 70 }]);
    if (!(result instanceof Error)) await repositories.passed(repository.id, result, clock.now());
  }
  const identity = identify({ appId: "7", privateKey: APP_KEY, api });
  const client = (token: string) => connect({ token, api, owner: "", name: "", clock });
  const server = await startServer({
    host: "127.0.0.1",
    port: 0,
    database,
    webhookSecret: SECRET,
    reader: { bot: "almanac-app[bot]", playbookFile: ".github/almanac.yml", urgentLabels: ["P0"] },
    asApp: async () => client(await identity.statement()),
    asInstallation: client,
    sent: () => 0,
    runPass: async (repository) => {
      passed.push(repository);
      const result = found(repository.name);
      if (result instanceof Error) throw result;
      return Promise.resolve(result);
    },
    runCheck: async () => {},
    vault: vaultIn(database, APP_KEY, clock),
    page: {
      client: INSTALLED.client,
      lacking: [],
      api,
      secret: APP_KEY,
      asPerson: (token) => connect({ token, api, owner: "", name: "", clock, budget: 1000 }),
      off: settings.off ?? false,
    },
    alerts: waitingAlertsIn(database),
    alertSecretOf: () => undefined,
    monitors: monitorsIn(database),
    skew: async () => Promise.resolve(undefined),
    probe: async () => Promise.reject(new Error("nothing is watched here")),
    sweepEvery: 600_000,
    concurrency: 8,
    clock,
    log: (level, message, about) => log.push({ level, message, ...about }),
  });
  github.signIns.callBackTo(`${server.url}/sign-in/done`);
  await (await queueIn(database, "survey")).wake(70);
  await until(() => new Set(passed.map(({ id }) => id)).size === rows.length - others);
  await giveUp(database, ["billing", "invoices", "ledger"].map(idOf));
  return {
    github,
    database,
    url: server.url,
    log,
    passed,
    idOf,
    [Symbol.asyncDispose]: async () => {
      await server.drain(1000);
      await github.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What failed once is made to have failed as often as it may. */
async function giveUp(database: Database, keys: readonly number[]): Promise<void> {
  await until(async () => {
    await database.query(
      `update ${QUEUE_SCHEMA}.job set retry_count = retry_limit, start_after = now()
       where name = 'pass' and state = 'retry' and singleton_key = any($1::text[])`,
      [keys.map(String)],
    );
    const dead = await database.query(
      `select 1 from ${QUEUE_SCHEMA}.job where name = 'pass-dead' and state = 'created'`,
    );
    return dead.length === keys.length;
  });
}
