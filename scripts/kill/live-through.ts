import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type EmbeddedGitHub, startGitHub } from "../../src/demo/embedded/start.ts";
import { seededRandom } from "../../src/demo/random.ts";
import { systemClock } from "../../src/sources/system-clock.ts";
import { APP_KEY, INSTALLED, SECRET } from "../../tests/support/app-seed.ts";
import { type AppProcess, startAppProcess } from "./app-process.ts";
import { startBalancer } from "./balancer.ts";
import { FILE, deedsOf, playbookOf, zoneFarFromMidnight } from "./deeds.ts";
import { emptyDatabase } from "./empty-database.ts";
import { endState } from "./end-state.ts";

/** What the App has to live through. */
export type Ordeal = {
  readonly repositories: number;
  /** What people do in each; every deed is one delivery. */
  readonly deeds: number;
  /** More than one need a `databaseUrl`. */
  readonly processes: number;
  readonly databaseUrl: string | undefined;
  /** Shares of deliveries that never arrive, and that arrive twice. */
  readonly lost: number;
  readonly doubled: number;
  /** How often a process is killed, each time one at random. */
  readonly kills: number;
  readonly seed: number;
  readonly tell: (line: string) => void;
};

/** What stood on GitHub in the end, by repository, and what it took. */
export type Survived = {
  readonly state: Readonly<Record<string, readonly string[]>>;
  readonly deliveries: number;
  readonly passes: number;
  readonly seconds: number;
};

/** Repositories of one installation: GitHub's own pace for its writes must not be what is measured. */
const TOGETHER = 5;

/** Lets people work in many repositories while processes of the App die and webhooks go astray, and waits until nothing is left to do. */
export async function liveThrough(ordeal: Ordeal): Promise<Survived> {
  const begun = performance.now();
  if (ordeal.databaseUrl !== undefined) await emptyDatabase(ordeal.databaseUrl);
  const zone = zoneFarFromMidnight(systemClock.now());
  const names = Array.from(
    { length: ordeal.repositories },
    (_, index) => `org-${Math.floor(index / TOGETHER) + 1}/shop-${index + 1}`,
  );
  const owners = [...new Set(names.map(ownerOf))];
  const github = await startGitHub({
    now: () => systemClock.now(),
    users: [{ login: "ada" }],
    tokens: [],
    repositories: names.map((name) => ({
      owner: ownerOf(name),
      name: name.slice(ownerOf(name).length + 1),
      files: { [FILE]: playbookOf(zone, 0) },
      collaborators: { ada: "admin" },
    })),
    app: { ...INSTALLED, installations: owners.map((account, index) => ({ id: 70 + index, account })) },
  });
  const folder = await mkdtemp(join(tmpdir(), "almanac-kill-"));
  const env = {
    APP_ID: "7",
    PRIVATE_KEY: APP_KEY,
    WEBHOOK_SECRET: SECRET,
    GITHUB_API_URL: github.url,
    ALMANAC_DATA: folder,
    ALMANAC_SWEEP_SECONDS: "5",
    ...(ordeal.databaseUrl !== undefined && { DATABASE_URL: ordeal.databaseUrl }),
  };
  let passes = 0;
  const unfinished = new Set<string>();
  const heard = (line: string): void => {
    if (line.includes('"made a pass"')) {
      passes += 1;
      const { name, unfinished: again } = JSON.parse(line) as { name: string; unfinished: boolean };
      if (again) unfinished.add(name);
      else unfinished.delete(name);
    }
    if (line.includes('"level":"error"')) ordeal.tell(line);
  };
  const processes: AppProcess[] = [];
  for (let index = 0; index < ordeal.processes; index += 1) processes.push(await startAppProcess(env, heard));
  const balancer = await startBalancer(() => processes.flatMap((one) => one.url() ?? []));
  try {
    github.hooks.sendTo(`${balancer.url}/api/github/webhooks`, SECRET);
    const random = seededRandom(ordeal.seed);
    github.hooks.setFault(() => {
      const drawn = random();
      return drawn < ordeal.lost ? "lost" : drawn < ordeal.lost + ordeal.doubled ? "doubled" : undefined;
    });
    const killing = killAtRandom(ordeal, processes);
    await work(github, names, zone, ordeal);
    await killing;
    github.hooks.setFault(() => undefined);
    await settled(github, `${balancer.url}/metrics`, unfinished);
    const seconds = Math.round((performance.now() - begun) / 1000);
    return { state: await endState(github, names), deliveries: github.hooks.count, passes, seconds };
  } finally {
    await Promise.all(processes.map(async (one) => one.stop()));
    balancer.close();
    await github.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** People take turns in all repositories, a little faster than the App can follow. */
async function work(
  github: EmbeddedGitHub,
  names: readonly string[],
  zone: string,
  { deeds, tell }: Ordeal,
): Promise<void> {
  for (let deed = 1; deed <= deeds; deed += 1) {
    for (const name of names) {
      await deedsOf(github, name, zone, deed);
      await wait(10);
    }
    tell(`deed ${deed} of ${deeds} done in every repository`);
  }
}

async function killAtRandom({ kills, seed, tell }: Ordeal, processes: readonly AppProcess[]): Promise<void> {
  const random = seededRandom(seed + 1);
  for (let count = 1; count <= kills; count += 1) {
    await wait(500 + random() * 4000);
    await processes[Math.floor(random() * processes.length)]?.kill();
    tell(`killed ${count} of ${kills}`);
  }
}

function ownerOf(name: string): string {
  return name.slice(0, name.indexOf("/"));
}

/** Nothing is ready, active or waiting, and no webhook is missing, twice in a row with a sweep in between. */
async function settled(github: EmbeddedGitHub, metrics: string, unfinished: ReadonlySet<string>): Promise<void> {
  for (let quiet = 0; quiet < 2;) {
    await wait(3000);
    await github.hooks.idle();
    const idle = github.hooks.missing() === 0 && unfinished.size === 0 && (await isIdle(metrics));
    quiet = idle ? quiet + 1 : 0;
  }
}

async function isIdle(metrics: string): Promise<boolean> {
  const response = await fetch(metrics);
  const text = await response.text();
  const busy = [
    ...text.matchAll(/^almanac_(?:jobs\{queue="pass",state="(?:ready|active|retrying)"\}|deliveries_waiting) (\d+)$/gm),
  ];
  return response.ok && busy.length >= 4 && busy.every(([, count]) => count === "0");
}
