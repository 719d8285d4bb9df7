import { spawnSync } from "node:child_process";
import { mkdtemp, rm, statfs, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { startGitHub } from "../src/demo/embedded/start.ts";
import { systemClock } from "../src/sources/system-clock.ts";
import { startAppProcess } from "./kill/app-process.ts";
import { APP_KEY, INSTALLED, SECRET } from "../tests/support/app-seed.ts";
import { cuttable } from "../tests/support/cuttable.ts";
import { FILE, playbookOf, zoneFarFromMidnight } from "./kill/deeds.ts";
import { emptyDatabase } from "./kill/empty-database.ts";

/*
 * Takes away what the App stands on, for a while, and looks whether it goes on by itself when that is back:
 *   npm run outages                                          GitHub for 15 s, and the disk of the embedded database
 *   npm run outages -- --seconds 600 --database postgres://…/empty     GitHub and Postgres for ten minutes each
 */
const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "15" },
    database: { type: "string" },
    disk: { type: "string" },
  },
});
const REPOSITORIES = 5;
/** After an outage everything is tried again within two minutes. */
const PATIENCE = 150_000;

const zone = zoneFarFromMidnight(systemClock.now());

/** An embedded GitHub behind a wire that can be cut, and the App on it. */
async function world(place: Readonly<Record<string, string>>) {
  const names = Array.from({ length: REPOSITORIES }, (_, index) => `shop-${index + 1}`);
  const github = await startGitHub({
    now: () => systemClock.now(),
    users: [{ login: "ada" }],
    tokens: [],
    repositories: names.map((name) => ({
      owner: "acme",
      name,
      files: { [FILE]: playbookOf(zone, 0) },
      collaborators: { ada: "admin" },
    })),
    app: INSTALLED,
  });
  const wire = await cuttable(Number(new URL(github.url).port));
  const env = {
    APP_ID: "7",
    PRIVATE_KEY: APP_KEY,
    WEBHOOK_SECRET: SECRET,
    GITHUB_API_URL: `http://127.0.0.1:${wire.port}`,
    ALMANAC_SWEEP_SECONDS: "5",
    ...place,
  };
  const app = await startAppProcess(env, () => {});
  const url = app.url() ?? "";
  github.hooks.sendTo(`${url}/api/github/webhooks`, SECRET);
  /** How many repositories have so many open issues of ours or more. */
  const served = async (issues: number): Promise<number> => {
    const counts = await Promise.all(
      names.map(async (name) => (await github.as("ada").get(`/repos/acme/${name}/issues`)) as readonly object[]),
    );
    return counts.filter((rows) => rows.length >= issues).length;
  };
  return {
    github,
    wire,
    url,
    names,
    served,
    /** In every repository somebody adds a round to the playbook, so that there is something to do. */
    async demand(rounds: number) {
      for (const name of names) {
        const path = `/repos/acme/${name}/contents/${FILE}`;
        const { sha } = (await github.as("ada").get(path)) as { sha: string };
        const content = Buffer.from(playbookOf(zone, rounds)).toString("base64");
        await github.as("ada").put(path, { message: "Add a round", sha, content });
      }
      await github.hooks.idle();
    },
    async stop() {
      await app.stop();
      wire[Symbol.dispose]();
      await github.close();
    },
  };
}

/** Seconds until something holds; undefined where it does not within the patience. */
async function until(holds: () => Promise<boolean>): Promise<number | undefined> {
  const begun = performance.now();
  while (performance.now() - begun < PATIENCE) {
    if (await holds()) return (performance.now() - begun) / 1000;
    await wait(500);
  }
  return undefined;
}

let failures = 0;

function tell(what: string, seconds: number | undefined): void {
  if (seconds === undefined) failures += 1;
  console.log(seconds === undefined ? `FAILED: ${what}` : `${what}, after ${seconds.toFixed(0)} s`);
}

function hold(what: string, holds: boolean): void {
  if (!holds) failures += 1;
  console.log(`${holds ? "" : "FAILED: "}${what}`);
}

async function statusOf(url: string): Promise<number> {
  return (await fetch(url).catch(() => undefined))?.status ?? 0;
}

async function gitHubAway(place: Readonly<Record<string, string>>): Promise<void> {
  const seen = await world(place);
  await until(async () => (await seen.served(1)) === REPOSITORIES);
  seen.wire.cut();
  await seen.demand(1);
  hold("while GitHub is away its webhooks are kept", seen.github.hooks.missing() === 0);
  await wait(Number(values.seconds) * 1000);
  hold("the App is alive meanwhile", (await statusOf(`${seen.url}/healthz`)) === 200);
  seen.wire.mend();
  tell("GitHub is back: everything is done", await until(async () => (await seen.served(2)) === REPOSITORIES));
  await seen.stop();
}

async function postgresAway(database: string): Promise<void> {
  await emptyDatabase(database);
  const url = new URL(database);
  const wire = await cuttable(Number(url.port));
  url.port = String(wire.port);
  const seen = await world({ DATABASE_URL: url.href });
  await until(async () => (await seen.served(1)) === REPOSITORIES);
  wire.cut();
  await seen.demand(1);
  hold("while Postgres is away webhooks are refused", seen.github.hooks.missing() > 0);
  await wait(Number(values.seconds) * 1000);
  wire.mend();
  tell("Postgres is back: everything is done", await until(async () => (await seen.served(2)) === REPOSITORIES));
  hold("and the App is ready without a restart", (await statusOf(`${seen.url}/readyz`)) === 200);
  await seen.stop();
  wire[Symbol.dispose]();
}

/** On a disk of its own, which only the superuser of a namespace may make. */
async function diskFull(folder: string): Promise<void> {
  const seen = await world({ ALMANAC_DATA: join(folder, "data") });
  await until(async () => (await seen.served(1)) === REPOSITORIES);
  const { bfree, bsize } = await statfs(folder);
  await writeFile(join(folder, "ballast"), Buffer.alloc(bfree * bsize)).catch(() => undefined);
  // Some room is left in files that are there already.
  const refused = await until(async () => {
    await seen.demand(1 + Math.floor(Math.random() * 2));
    return seen.github.hooks.missing() > 0;
  });
  tell("the disk is full: webhooks are refused", refused);
  await rm(join(folder, "ballast"));
  await seen.demand(3);
  tell("there is room again: everything is done", await until(async () => (await seen.served(4)) === REPOSITORIES));
  await seen.stop();
}

if (values.disk === undefined) {
  const folder = await mkdtemp(join(tmpdir(), "almanac-outage-"));
  await gitHubAway({ ALMANAC_DATA: folder });
  await rm(folder, { recursive: true });
  if (values.database !== undefined) await postgresAway(values.database);
  const script = fileURLToPath(import.meta.url);
  const small = `mount -t tmpfs -o size=64m tmpfs "$1" && exec "$2" "$3" --disk "$1"`;
  const mountAt = await mkdtemp(join(tmpdir(), "almanac-disk-"));
  const inside = ["--map-root-user", "--mount", "sh", "-c", small, "sh", mountAt, process.execPath, script];
  const possible = spawnSync("unshare", ["--map-root-user", "--mount", "true"]).status === 0;
  if (possible) {
    const { status } = spawnSync("unshare", inside, { stdio: "inherit" });
    if (status !== 0) failures += 1;
  } else console.log("skipped: a small disk cannot be made here (unshare)");
  await rm(mountAt, { recursive: true, force: true });
} else await diskFull(values.disk);
process.exitCode = failures === 0 ? 0 : 1;
