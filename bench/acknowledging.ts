import { spawn } from "node:child_process";
import { createHmac, generateKeyPairSync, randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { emptyDatabase } from "../scripts/kill/empty-database.ts";
import { startAppProcess } from "../scripts/kill/app-process.ts";
import { startGitHub } from "../src/demo/embedded/start.ts";
import { systemClock } from "../src/sources/system-clock.ts";

/*
 * How long GitHub waits until a webhook is acknowledged: a bare Probot app that does nothing durable, and the App, which keeps
 * it first, on the embedded database and, with --database, on Postgres.
 *   node bench/acknowledging.ts --database postgres://…/empty --seconds 20
 */
const { values } = parseArgs({
  options: { database: { type: "string" }, seconds: { type: "string", default: "20" } },
});
const seconds = Number(values.seconds);
const SECRET = "a secret that nobody guesses";
const { privateKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  publicKeyEncoding: { type: "spki", format: "pem" },
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
});

/** Sends so many signed webhooks a second, on time however slow the answers are; milliseconds of each, sorted. */
async function measure(url: string, rate: number): Promise<readonly number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const took: number[] = [];
  let refused = 0;

  async function one(due: number, repository: number): Promise<void> {
    if (!(await send(url, agent, repository))) refused += 1;
    // From when it should have been sent: a late sender must not hide a slow server.
    took.push(performance.now() - due);
  }

  const begun = performance.now();
  const waiting: Promise<void>[] = [];
  for (let count = 0; count < rate * seconds; count += 1) {
    const due = begun + (count * 1000) / rate;
    const ahead = due - performance.now();
    if (ahead > 0) await new Promise((resolve) => setTimeout(resolve, ahead));
    waiting.push(one(due, count % 200));
  }
  await Promise.all(waiting);
  agent.destroy();
  if (refused > 0) console.error(`${refused} were refused`);
  return took.toSorted((a, b) => a - b);
}

async function send(url: string, agent: Agent, repository: number): Promise<boolean> {
  const body = JSON.stringify({
    action: "created",
    installation: { id: 70 },
    repository: { id: 1_000_000 + repository, name: `shop-${repository}`, owner: { login: "acme" } },
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

function tell(name: string, rate: number, took: readonly number[]): void {
  const at = (share: number): string => (took[Math.floor(took.length * share)] ?? 0).toFixed(1);
  console.log(
    `${name} at ${rate}/s: ${took.length} webhooks, median ${at(0.5)} ms, p99 ${at(0.99)} ms, most ${at(0.9999)} ms`,
  );
}

async function bare(rate: number): Promise<void> {
  const script = fileURLToPath(new URL("bare-probot.ts", import.meta.url));
  const env = { ...process.env, PRIVATE_KEY: privateKey, WEBHOOK_SECRET: SECRET };
  const child = spawn(process.execPath, [script], { env, stdio: ["ignore", "pipe", "inherit"] });
  const url = await new Promise<string>((resolve) =>
    child.stdout.once("data", (text: Buffer) => resolve(String(text).trim())),
  );
  await measure(`${url}/api/github/webhooks`, 20);
  tell("bare Probot", rate, await measure(`${url}/api/github/webhooks`, rate));
  child.kill();
}

async function ours(name: string, rate: number, place: Readonly<Record<string, string>>): Promise<void> {
  await using github = await startGitHub({
    now: () => systemClock.now(),
    users: [],
    tokens: [],
    repositories: [{ owner: "acme", name: "shop" }],
    app: {
      id: 7,
      slug: "almanac-app",
      privateKey,
      webhookSecret: SECRET,
      permissions: {},
      installations: [{ id: 70, account: "acme" }],
    },
  });
  const env = {
    APP_ID: "7",
    PRIVATE_KEY: privateKey,
    WEBHOOK_SECRET: SECRET,
    GITHUB_API_URL: github.url,
    ...place,
  };
  const app = await startAppProcess(env, () => {});
  await measure(`${app.url()}/api/github/webhooks`, 20);
  tell(name, rate, await measure(`${app.url()}/api/github/webhooks`, rate));
  await app.stop();
}

await bare(300);
if (values.database !== undefined) {
  await emptyDatabase(values.database);
  await ours("on Postgres", 300, { DATABASE_URL: values.database });
}
const folder = await mkdtemp(join(tmpdir(), "almanac-bench-"));
await ours("embedded", 50, { ALMANAC_DATA: folder });
await rm(folder, { recursive: true });
