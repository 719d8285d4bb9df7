import { spawn } from "node:child_process";
import { once } from "node:events";
import { createHmac, randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { startAppProcess } from "../../scripts/kill/app-process.ts";
import { emptyDatabase } from "../../scripts/kill/empty-database.ts";
import { deliveriesIn } from "../../src/server/deliveries.ts";
import { openDatabase } from "../../src/server/open-database.ts";
import { systemClock } from "../../src/sources/system-clock.ts";
import { APP_KEY, SECRET } from "../../tests/support/app-seed.ts";
import { type Sent, atRate, percentile, wordsOf } from "./at-rate.ts";
import { type Figure, countOf, noteOf, timeOf } from "../figure.ts";
import { median } from "../median.ts";
import { type GitHubProcess, githubProcess } from "./github-process.ts";

/*
 * How long GitHub waits until a webhook is acknowledged: a bare Probot app that does nothing durable, and the App, which keeps
 * it first and works on it at the same time: 200 repositories with a playbook, on an embedded GitHub in another process. On
 * Postgres also what keeping them takes with nothing beside it: the least there is on this disk.
 * All in turn, some seconds each: one slow write of a disk that others use decides a 99th percentile, so the figure is the median of the rounds.
 */
const ROUNDS = 5;
const REPOSITORIES = 200;
/** Of several installations: GitHub's pace for the writes of one must not be what is waited for. */
const OWNERS = Array.from({ length: 50 }, (_, index) => `org-${index + 1}`);
const FILE = ".github/almanac.yml";
const PLAYBOOK = `version: 1
product: Acme Shop
timezone: UTC
default-owner: ada
gate: off
runner: app
cadences: {}
`;

/** The 99th percentile of the bare app, and of ours on each database. */
export async function acknowledgingFigures(databaseUrl: string | undefined): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  if (databaseUrl === undefined) figures.push(noteOf("acknowledged, 300 a second, on Postgres", "no --database given"));
  else {
    await emptyDatabase(databaseUrl);
    const alone = async () => keptAlone(databaseUrl, 300);
    figures.push(...(await ours("on Postgres", { rate: 300, most: 50 }, { DATABASE_URL: databaseUrl }, alone)));
  }
  const folder = await mkdtemp(join(tmpdir(), "almanac-bench-"));
  figures.push(...(await ours("embedded", { rate: 50, most: 100 }, { ALMANAC_DATA: folder })));
  await rm(folder, { recursive: true });
  return figures;
}

/** A repository that webhooks tell of. */
type Target = { readonly id: number; readonly owner: string; readonly name: string; readonly installation: number };

/** Sends so many signed webhooks a second. */
async function measure(url: string, rate: number, targets: readonly Target[]): Promise<Sent> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const sent = await atRate(rate, async (count) => {
    const target = targets[count % targets.length];
    return target !== undefined && send(url, agent, target);
  });
  agent.destroy();
  return sent;
}

const NOTHING = { news: "nothing", installation: undefined, repository: undefined, pull: undefined } as const;

/** One statement a webhook, with nothing beside it. */
async function keptAlone(url: string, rate: number): Promise<Sent> {
  const database = await openDatabase({ url }, () => {});
  const deliveries = deliveriesIn(database);
  const sent = await atRate(rate, async () =>
    deliveries.keep({ id: randomUUID(), event: "ping", tidings: NOTHING, at: systemClock.now() }),
  );
  await database.close(1000);
  return sent;
}

async function send(url: string, agent: Agent, { id, owner, name, installation }: Target): Promise<boolean> {
  const body = JSON.stringify({
    action: "created",
    installation: { id: installation },
    repository: { id, name, owner: { login: owner } },
    sender: { login: "ada" },
    comment: { body: "x".repeat(8000) },
  });
  const signature = createHmac("sha256", SECRET).update(body).digest("hex");
  return new Promise((resolve, reject) => {
    const sending = request(
      url,
      {
        method: "POST",
        agent,
        headers: {
          "content-type": "application/json",
          "content-length": Buffer.byteLength(body),
          "x-github-event": "issue_comment",
          "x-github-delivery": randomUUID(),
          "x-hub-signature-256": `sha256=${signature}`,
        },
      },
      (response) => {
        response.resume();
        response.on("end", () => resolve((response.statusCode ?? 500) < 300));
      },
    );
    sending.on("error", reject);
    sending.end(body);
  });
}

/** A Probot app that keeps nothing. */
async function startBare(): Promise<Disposable & { readonly url: string }> {
  const script = fileURLToPath(new URL("bare-probot.ts", import.meta.url));
  const env = { ...process.env, PRIVATE_KEY: APP_KEY, WEBHOOK_SECRET: SECRET };
  const child = spawn(process.execPath, [script], { env, stdio: ["ignore", "pipe", "inherit"] });
  const [text] = (await once(child.stdout, "data")) as [Buffer];
  return { url: `${String(text).trim()}/api/github/webhooks`, [Symbol.dispose]: () => child.kill() };
}

async function ours(
  kind: string,
  { rate, most }: { readonly rate: number; readonly most: number },
  place: Readonly<Record<string, string>>,
  alone?: () => Promise<Sent>,
): Promise<readonly Figure[]> {
  const names = Array.from({ length: REPOSITORIES }, (_, index) => {
    const turn = index % OWNERS.length;
    return { owner: OWNERS[turn] ?? "", name: `shop-${index + 1}`, installation: 70 + turn };
  });
  await using github = await githubProcess(
    names.map(({ owner, name }) => ({ owner, name, files: { [FILE]: PLAYBOOK }, collaborators: { ada: "admin" } })),
    OWNERS,
    80,
  );
  using bare = await startBare();
  const made = { passes: 0 };
  const app = await startApp(github, place, () => (made.passes += 1));
  const url = `${app.url()}/api/github/webhooks`;
  const targets = names.map((one) => ({ ...one, id: github.ids[`${one.owner}/${one.name}`] ?? 0 }));
  const sent: Record<"bare" | "alone" | "ours", Sent[]> = { bare: [], alone: [], ours: [] };
  let during = 0;
  // Everybody has been looked at once.
  for (let before = -1; made.passes < REPOSITORIES || before !== made.passes; await wait(3000)) before = made.passes;
  for (let round = 0; round < ROUNDS; round += 1) {
    sent.bare.push(await measure(bare.url, rate, targets));
    if (alone !== undefined) sent.alone.push(await alone());
    const first = made.passes;
    sent.ours.push(await measure(url, rate, targets));
    during += made.passes - first;
    for (let before = -1; before !== made.passes; await wait(3000)) before = made.passes;
  }
  await app.stop();
  const job = `acknowledged, ${rate} a second, ${kind}`;
  const refused = sent.ours.reduce((sum, one) => sum + one.refused, 0);
  return [
    timeOf(`${job}, p99`, most, median(sent.ours.map((one) => percentile(0.99, one))), "ms", 1),
    countOf("  of them refused", 0, refused, "webhooks"),
    noteOf(`  median and p99 of ${ROUNDS} rounds (p99 from and to), ${during} passes meanwhile`, wordsOf(sent.ours)),
    noteOf("  by a bare Probot app that keeps nothing", wordsOf(sent.bare)),
    ...(alone === undefined ? [] : [noteOf("  one statement each, nothing beside it", wordsOf(sent.alone))]),
  ];
}

async function startApp(
  github: GitHubProcess,
  place: Readonly<Record<string, string>>,
  passed: () => void,
): ReturnType<typeof startAppProcess> {
  const env = { APP_ID: "7", PRIVATE_KEY: APP_KEY, WEBHOOK_SECRET: SECRET, GITHUB_API_URL: github.url, ...place };
  return startAppProcess(env, (line) => {
    if (line.includes('"made a pass"')) passed();
  });
}
