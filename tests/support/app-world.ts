import { createHmac, randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { identify } from "../../src/app.ts";
import { serve } from "../../src/commands/serve.ts";
import { type EmbeddedGitHub, type StartOptions, startGitHub } from "../../src/demo/embedded/start.ts";
import { systemClock } from "../../src/sources/system-clock.ts";
import { APP_KEY, INSTALLED, SECRET } from "./app-seed.ts";
import { aTerminal } from "./a-terminal.ts";

/** A playbook of one daily issue, written by the App. */
export const DAILY = `version: 1
product: Acme Shop
timezone: UTC
default-owner: ada
gate: off
runner: app
cadences:
  round:
    title: Morning round
    every: day
    delivery: issue
`;

/** An embedded GitHub where the App is installed on acme, and the running App. */
export type AppWorld = AsyncDisposable & {
  readonly github: EmbeddedGitHub;
  readonly url: string;
  readonly log: readonly Readonly<Record<string, unknown>>[];
  /** Sends the App what a webhook would hold; the status it answers. */
  post(event: string, payload: unknown, headers?: Readonly<Record<string, string>>): Promise<number>;
  /** Where the database is. */
  readonly folder: string;
  /** The number of a repository. */
  idOf(repository: string): number;
  /** Titles of the open issues of a repository. */
  titles(repository: string): Promise<readonly string[]>;
  stop(): Promise<void>;
};

/** Starts the world; `env` is added to what the App is started with, and to acme where else it is installed. */
export async function appWorld(
  repositories: StartOptions["repositories"],
  env: Readonly<Record<string, string>> = {},
  elsewhere: typeof INSTALLED.installations = [],
): Promise<AppWorld> {
  const github = await startGitHub({
    now: () => systemClock.now(),
    users: [{ login: "ada" }],
    tokens: [],
    repositories,
    app: { ...INSTALLED, installations: [...INSTALLED.installations, ...elsewhere] },
  });
  const folder = await mkdtemp(join(tmpdir(), "almanac-app-"));
  const running = await startApp(github.url, { ALMANAC_DATA: folder, ...env });
  github.signIns.callBackTo(`${running.url}/sign-in/done`);
  github.hooks.sendTo(`${running.url}/api/github/webhooks`, SECRET);
  return {
    github,
    ...running,
    folder,
    idOf: (repository) =>
      github.apps
        .repositoriesOf({ account: "acme", repositories: undefined })
        .find(({ full_name: name }) => name === repository)?.id ?? 0,
    async post(event, payload, headers = {}) {
      const body = typeof payload === "string" ? payload : JSON.stringify(payload);
      const response = await fetch(`${running.url}/api/github/webhooks`, {
        method: "POST",
        body,
        headers: {
          "content-type": "application/json",
          "x-github-event": event,
          "x-github-delivery": randomUUID(),
          "x-hub-signature-256": `sha256=${createHmac("sha256", SECRET).update(body).digest("hex")}`,
          ...headers,
        },
      });
      await response.text();
      return response.status;
    },
    async titles(repository) {
      const rows = (await github.as("ada").get(`/repos/${repository}/issues?state=open&per_page=100`)) as {
        title: string;
      }[];
      return rows.map(({ title }) => title).toSorted();
    },
    [Symbol.asyncDispose]: async () => {
      await running.stop();
      await github.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The App in this process, as `almanac serve` starts it. */
export async function startApp(
  api: string,
  env: Readonly<Record<string, string>>,
): Promise<Pick<AppWorld, "url" | "log" | "stop">> {
  const log: Readonly<Record<string, unknown>>[] = [];
  const stop = Promise.withResolvers<string>();
  const listening = Promise.withResolvers<string>();
  const terminal = {
    ...aTerminal(),
    clock: systemClock,
    env: { APP_ID: "7", PRIVATE_KEY: APP_KEY, WEBHOOK_SECRET: SECRET, GITHUB_API_URL: api, PORT: "0", ...env },
    out: (text: string) => {
      const line = JSON.parse(text) as Readonly<Record<string, unknown>>;
      log.push(line);
      if (line["message"] === "listening") listening.resolve(String(line["url"]));
    },
  };
  const done = serve(terminal, identify, stop.promise);
  const url = await Promise.race([listening.promise, done.then(() => "stopped at once")]);
  return {
    url,
    log,
    async stop() {
      stop.resolve("the test");
      await done;
    },
  };
}

/** Resolves once something holds; the test's own time limit ends it otherwise. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await wait(50);
}
