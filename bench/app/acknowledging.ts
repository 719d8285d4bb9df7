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
import { APP_KEY, SECRET } from "../../tests/support/app-seed.ts";
import { type Figure, countOf, noteOf, timeOf } from "../figure.ts";
import { type GitHubProcess, githubProcess } from "./github-process.ts";

/*
 * How long GitHub waits until a webhook is acknowledged: a bare Probot app that does nothing durable, and the App, which keeps
 * it first and works on it at the same time: 200 repositories with a playbook, on an embedded GitHub in another process.
 */
const SECONDS = 20;
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
  const figures = [...(await bare(300))];
  if (databaseUrl === undefined) figures.push(noteOf("acknowledged, 300 a second, on Postgres", "no --database given"));
  else {
    await emptyDatabase(databaseUrl);
    figures.push(...(await ours("on Postgres", { rate: 300, most: 50 }, { DATABASE_URL: databaseUrl })));
  }
  const folder = await mkdtemp(join(tmpdir(), "almanac-bench-"));
  figures.push(...(await ours("embedded", { rate: 50, most: 100 }, { ALMANAC_DATA: folder })));
  await rm(folder, { recursive: true });
  return figures;
}

/** A repository that webhooks tell of. */
type Target = { readonly id: number; readonly owner: string; readonly name: string; readonly installation: number };

type Sent = { readonly took: readonly number[]; readonly refused: number };

/** Sends so many signed webhooks a second, on time however slow the answers are; milliseconds of each, sorted. */
async function measure(url: string, rate: number, targets: readonly Target[]): Promise<Sent> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const took: number[] = [];
  let refused = 0;

  async function one(due: number, target: Target): Promise<void> {
    if (!(await send(url, agent, target))) refused += 1;
    // From when it should have been sent: a late sender must not hide a slow server.
    took.push(performance.now() - due);
  }

  const begun = performance.now();
  const waiting: Promise<void>[] = [];
  for (let count = 0; count < rate * SECONDS; count += 1) {
    const due = begun + (count * 1000) / rate;
    const ahead = due - performance.now();
    if (ahead > 0) await wait(ahead);
    const target = targets[count % targets.length];
    if (target !== undefined) waiting.push(one(due, target));
  }
  await Promise.all(waiting);
  agent.destroy();
  return { took: took.toSorted((a, b) => a - b), refused };
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

function at(share: number, { took }: Sent): number {
  return took[Math.floor(took.length * share)] ?? Number.NaN;
}

async function bare(rate: number): Promise<readonly Figure[]> {
  const script = fileURLToPath(new URL("bare-probot.ts", import.meta.url));
  const env = { ...process.env, PRIVATE_KEY: APP_KEY, WEBHOOK_SECRET: SECRET };
  const child = spawn(process.execPath, [script], { env, stdio: ["ignore", "pipe", "inherit"] });
  const [text] = (await once(child.stdout, "data")) as [Buffer];
  const sent = await measure(`${String(text).trim()}/api/github/webhooks`, rate, [
    { id: 1, owner: "acme", name: "shop", installation: 70 },
  ]);
  child.kill();
  const result = `${at(0.5, sent).toFixed(1)} and ${at(0.99, sent).toFixed(1)} ms`;
  return [noteOf(`acknowledged by a bare Probot app, ${rate} a second, median and p99`, result)];
}

async function ours(
  kind: string,
  { rate, most }: { readonly rate: number; readonly most: number },
  place: Readonly<Record<string, string>>,
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
  const made = { passes: 0 };
  const app = await startApp(github, place, () => (made.passes += 1));
  const url = `${app.url()}/api/github/webhooks`;
  // Everybody has been looked at once.
  for (let quiet = 0; quiet < 2;) {
    const before = made.passes;
    await wait(3000);
    quiet = made.passes >= REPOSITORIES && made.passes === before ? quiet + 1 : 0;
  }
  made.passes = 0;
  const sent = await measure(
    url,
    rate,
    names.map((one) => ({ ...one, id: github.ids[`${one.owner}/${one.name}`] ?? 0 })),
  );
  const during = made.passes;
  await app.stop();
  const job = `acknowledged, ${rate} a second, ${kind}`;
  return [
    timeOf(`${job}, p99`, most, at(0.99, sent), "ms", 1),
    countOf("  of them refused", 0, sent.refused, "webhooks"),
    noteOf("  median, and passes meanwhile", `${at(0.5, sent).toFixed(1)} ms, ${during}`),
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
