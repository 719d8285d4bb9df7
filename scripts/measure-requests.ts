import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EmbeddedGitHub, startGitHub } from "../src/demo/embedded/start.ts";
import type { Instant } from "../src/time/instant.ts";

/** A week later, when the one report of that playbook is due again. */
const nextMonday = "2026-11-30T08:00:00Z";
const oneReport = `version: 1
product: Acme Shop
timezone: Europe/Berlin
default-owner: ada
gate: off
cadences:
  weekly-report: { title: Weekly report, owner: ada, every: week, on: monday, at: 09:00, delivery: pull-request }
`;

/** What one pass of the bundle asked of GitHub. */
export type PassRequests = { readonly requests: number; readonly writes: number };

const monday = "2026-11-23T09:17:00Z";
const most = 10;
const playbook = `version: 1
extends: phase-6
product: Acme Shop
timezone: Europe/Berlin
default-owner: ada
gate: off
`;

/**
 * Runs the bundle (path of its entry) the way the runner does, against an embedded GitHub with the whole built-in
 * playbook, until a pass writes nothing; that quiet pass is the last of those returned.
 * Throws where a pass fails, and where ten passes are not enough.
 */
export async function measureRequests(entry: string): Promise<readonly PassRequests[]> {
  await using shop = await shopWith(entry, playbook);
  return await shop.settle(monday);
}

/** Requests of the pass that opens a report, beyond those of a quiet pass and its issue. */
export async function measureReport(entry: string): Promise<number> {
  await using shop = await shopWith(entry, oneReport);
  await shop.settle(monday);
  const quiet = (await shop.settle("2026-11-23T10:00:00Z")).at(-1)?.requests ?? 0;
  await shop.closeAll("Weekly report");
  await shop.settle("2026-11-23T11:00:00Z");
  return (await shop.pass(nextMonday)).requests - quiet - 1;
}

/** A small shop on an embedded GitHub, and the bundle run against it as the runner does. */
export type Shop = AsyncDisposable & {
  readonly github: EmbeddedGitHub;
  /** Lets it be that instant. */
  readonly at: (now: Instant) => void;
  readonly pass: (now: Instant) => Promise<PassRequests>;
  /** Passes until one writes nothing, which is the last of them. */
  readonly settle: (now: Instant) => Promise<readonly PassRequests[]>;
  readonly closeAll: (title: string) => Promise<void>;
};

/** A shop with a playbook, passes made by the bundle whose entry is given. */
export async function shopWith(entry: string, text: string): Promise<Shop> {
  let now: Instant = monday;
  const github = await startGitHub({
    now: () => now,
    users: [{ login: "ada" }],
    tokens: [{ token: "bundle", login: "github-actions[bot]", kind: "actions" }],
    repositories: [
      { owner: "acme", name: "shop", files: { ".github/almanac.yml": text }, collaborators: { ada: "admin" } },
    ],
  });
  const folder = await mkdtemp(join(tmpdir(), "almanac-pass-"));
  const pass = async (at: Instant): Promise<PassRequests> => {
    now = at;
    github.requests.clear();
    await runStep(entry, {
      INPUT_TOKEN: "bundle",
      INPUT_COMMAND: "run",
      INPUT_NOW: at,
      GITHUB_API_URL: github.url,
      GITHUB_REPOSITORY: "acme/shop",
      GITHUB_OUTPUT: join(folder, "output"),
      GITHUB_STEP_SUMMARY: join(folder, "summary.md"),
      RUNNER_TEMP: folder,
    });
    return { requests: github.requests.count, writes: github.requests.writes };
  };
  return {
    github,
    at: (at) => {
      now = at;
    },
    pass,
    settle: async (at) => {
      const passes: PassRequests[] = [];
      while (passes.at(-1)?.writes !== 0) {
        if (passes.length === most) throw new Error(`After ${most} passes there is still something to write.`);
        passes.push(await pass(at));
      }
      return passes;
    },
    closeAll: async (title) => {
      const ada = github.as("ada");
      const open = (await ada.get("/repos/acme/shop/issues")) as { readonly number: number; readonly title: string }[];
      for (const { number } of open.filter((one) => one.title.startsWith(title)))
        await ada.patch(`/repos/acme/shop/issues/${number}`, { state: "closed" });
    },
    [Symbol.asyncDispose]: async () => {
      await github.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function runStep(entry: string, env: Readonly<Record<string, string>>): Promise<void> {
  const step = spawn(process.execPath, [entry], { env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [step.stdout, step.stderr]) stream.on("data", (part: Buffer) => (output += part.toString()));
  const code = await new Promise((resolve, reject) => {
    step.once("error", reject);
    step.once("close", resolve);
  });
  if (code !== 0) throw new Error(`The pass failed with ${String(code)}:\n${output}`);
}
