import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { startAppProcess } from "../../scripts/kill/app-process.ts";
import { emptyDatabase } from "../../scripts/kill/empty-database.ts";
import { SCHEMA } from "../../src/server/database.ts";
import { type DatabasePlace, openDatabase } from "../../src/server/open-database.ts";
import { queueIn } from "../../src/server/queue.ts";
import { addMillis, fromMillis } from "../../src/time/instant.ts";
import { APP_KEY, SECRET } from "../../tests/support/app-seed.ts";
import { type Figure, countOf, noteOf, timeOf } from "../figure.ts";
import { type GitHubProcess, type Seen, githubProcess } from "./github-process.ts";
import { computedOf, peakOf } from "./proc.ts";

/*
 * 10,000 repositories of which 5 % are due in an hour, over 50 installations: a whole App process with its queue, on an embedded GitHub in
 * another process that takes 80 ms for a request. The hour is pressed into five minutes, and half of what is due is due at one
 * moment, so that there is more to do at once than an hour ever brings. The other repositories stand in the App's database
 * only: a request about one would be seen.
 */
const ALL = 10_000;
const DUE = 500;
const INCIDENTS = 20;
const OWNERS = Array.from({ length: 50 }, (_, index) => `org-${index + 1}`);
const DELAY = 80;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** How long what is due may take before it counts as lost. */
const PATIENCE = 3 * MINUTE;
/** An incident is declared so long before most is due; nobody answers, so that a clock of a minute ends amid the rush. */
const BEFORE = 40_000;

const FILE = ".github/almanac.yml";

function daily(at: number): string {
  return `version: 1
product: Acme Shop
timezone: UTC
default-owner: ada
gate: off
runner: app
cadences:
  round: { title: Round, every: day, at: "${fromMillis(at).slice(11, 16)}", delivery: issue }
`;
}

const INCIDENT = `version: 1
product: Acme Shop
timezone: UTC
default-owner: ada
gate: off
runner: app
roles: { boss: { title: Boss, held-by: ada } }
incidents:
  severities: { P0: { response: 1 min, authority: boss, team: boss, updates: 15 min } }
`;

/** Memory, passes that were not due, and how late those were that were; once on the database of each kind that is there. */
export async function manyFigures(databaseUrl: string | undefined): Promise<readonly Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), "almanac-bench-"));
  const embedded = await measured("embedded", 750, { folder }, { ALMANAC_DATA: folder });
  await rm(folder, { recursive: true });
  if (databaseUrl === undefined)
    return [...embedded, noteOf("10,000 repositories, on Postgres", "no --database given")];
  await emptyDatabase(databaseUrl);
  return [...embedded, ...(await measured("on Postgres", 400, { url: databaseUrl }, { DATABASE_URL: databaseUrl }))];
}

type Due = { readonly name: string; readonly at: number };

async function measured(
  kind: string,
  most: number,
  place: DatabasePlace,
  env: Readonly<Record<string, string>>,
): Promise<readonly Figure[]> {
  // Time to fill the database, to start, and to see an idle minute.
  const start = Math.ceil((Date.now() + 4 * MINUTE) / MINUTE) * MINUTE;
  const due = Array.from({ length: DUE }, (_, index) => ({
    name: nameOf(index),
    at: start + (index % 2 === 0 ? 0 : (1 + (Math.floor(index / 2) % 4)) * MINUTE),
  }));
  const struck = Array.from({ length: INCIDENTS }, (_, index) => nameOf(DUE + index));
  const people = { collaborators: { ada: "admin" } } as const;
  await using github = await githubProcess(
    [
      ...due.map(({ name, at }) => ({ ...split(name), files: { [FILE]: daily(at) }, ...people })),
      ...struck.map((name) => ({ ...split(name), files: { [FILE]: INCIDENT }, ...people })),
    ],
    OWNERS,
    DELAY,
  );
  await fill(place, github, due, start);
  const app = await startAppProcess(
    {
      APP_ID: "7",
      PRIVATE_KEY: APP_KEY,
      WEBHOOK_SECRET: SECRET,
      GITHUB_API_URL: github.url,
      ALMANAC_SWEEP_SECONDS: "3600",
      ...env,
    },
    (line) => {
      if (line.includes('"level":"error"')) process.stderr.write(`${line}\n`);
    },
  );
  await github.sendTo(`${app.url()}/api/github/webhooks`);
  await wait(10_000);
  const idleFrom = await computedOf(app.pid());
  await wait(MINUTE);
  const idle = (await computedOf(app.pid())) - idleFrom;
  const late = Date.now() > start - BEFORE;
  await wait(Math.max(0, start - BEFORE - Date.now()));
  const declared = await github.declare(struck);
  const clocks = Object.entries(declared).map(([name, at]) => ({ name, at: at + MINUTE }));
  const opened = await allDone(github, due, isOpening);
  const called = await allDone(github, clocks, isComment);
  const peak = (await peakOf(app.pid())) ?? Number.NaN;
  await app.stop();
  const known = new Set([...due, ...clocks].map(({ name }) => name));
  const strangers = new Set(
    (await github.seen()).flatMap(({ path }) => {
      const name = repositoryOf(path);
      return name === undefined || known.has(name) ? [] : [name];
    }),
  );
  return [
    noteOf(`10,000 repositories, ${kind}`, late ? "the database took long to fill: one idle minute was not idle" : ""),
    timeOf("  largest memory of the process", most, peak, "MiB"),
    countOf("  repositories looked at that were not due", 0, strangers.size, "repositories"),
    countOf("  due and not done", 0, opened.missing + called.missing, "of them"),
    timeOf(`  lateness of ${DUE} cadences, p99`, 60, p99(opened.late), "s", 1),
    timeOf(`  lateness of ${INCIDENTS} P0 clocks meanwhile, p99`, 5, p99(called.late), "s", 1),
    noteOf("  computing in an idle minute", `${idle.toFixed(1)} s`),
  ];
}

function nameOf(index: number): string {
  return `${OWNERS[index % OWNERS.length]}/shop-${index + 1}`;
}

function split(name: string): { readonly owner: string; readonly name: string } {
  const [owner = "", repository = ""] = name.split("/");
  return { owner, name: repository };
}

/** Puts everything into the database as it is once the App has run for a while: everybody met, everybody asleep. */
async function fill(place: DatabasePlace, github: GitHubProcess, due: readonly Due[], start: number): Promise<void> {
  const database = await openDatabase(place, () => {});
  const passes = await queueIn(database, "pass");
  const surveys = await queueIn(database, "survey");
  const dueAt = new Map(due.map(({ name, at }) => [name, at]));
  const all = Array.from({ length: ALL }, (_, index) => {
    const name = nameOf(index);
    return { name, id: github.ids[name] ?? 1_000_000 + index, owner: index % OWNERS.length };
  });
  await database.query(
    `insert into ${SCHEMA}.repository (id, installation, owner, name, awake)
     select *, true from unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[])`,
    [
      all.map(({ id }) => id),
      all.map(({ owner }) => 70 + owner),
      all.map(({ name }) => split(name).owner),
      all.map(({ name }) => split(name).name),
    ],
  );
  for (let from = 0; from < ALL; from += 100)
    await Promise.all(
      all.slice(from, from + 100).map(async ({ name, id }, index) => {
        // The others sleep until some time after this, spread over a day.
        const otherwise = start + HOUR + ((from + index) / ALL) * 23 * HOUR;
        await passes.sleepUntil(id, fromMillis(dueAt.get(name) ?? otherwise));
      }),
    );
  for (const index of OWNERS.keys()) await surveys.sleepUntil(70 + index, addMillis(fromMillis(start), 12 * HOUR));
  await database.close(1000);
}

/** How late each was, in seconds, from when it was due to when GitHub got the request that did it. */
async function allDone(
  github: GitHubProcess,
  due: readonly Due[],
  does: (seen: Seen) => boolean,
): Promise<{ readonly late: readonly number[]; readonly missing: number }> {
  const end = Math.max(...due.map(({ at }) => at)) + PATIENCE;
  for (;;) {
    const did = (await github.seen()).filter(does);
    const late = due.flatMap(({ name, at }) => {
      // Instants of GitHub are whole seconds.
      const seen = did.find((one) => repositoryOf(one.path) === name && one.at >= at - 1000);
      return seen === undefined ? [] : [Math.max(0, seen.at - at) / 1000];
    });
    const missing = due.length - late.length;
    if (missing === 0 || Date.now() > end) return { late, missing };
    await wait(5000);
  }
}

const isOpening = ({ method, path }: Seen): boolean =>
  method === "POST" && /^\/repos\/[^/]+\/[^/]+\/issues$/.test(path);

const isComment = ({ method, path }: Seen): boolean => method === "POST" && /\/issues\/\d+\/comments$/.test(path);

function repositoryOf(path: string): string | undefined {
  return /^\/repos\/([^/]+\/[^/?]+)/.exec(path)?.[1];
}

function p99(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.99) - 1] ?? Number.NaN;
}
