import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startGitHub } from "../src/demo/embedded/start.ts";

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
  await using github = await startGitHub({
    now: () => monday,
    users: [{ login: "ada" }],
    tokens: [{ token: "bundle", login: "github-actions[bot]", kind: "actions" }],
    repositories: [
      { owner: "acme", name: "shop", files: { ".github/almanac.yml": playbook }, collaborators: { ada: "admin" } },
    ],
  });
  const folder = await mkdtemp(join(tmpdir(), "almanac-pass-"));
  try {
    const passes: PassRequests[] = [];
    while (passes.at(-1)?.writes !== 0) {
      if (passes.length === most) throw new Error(`After ${most} passes there is still something to write.`);
      github.requests.clear();
      await runStep(entry, {
        INPUT_TOKEN: "bundle",
        INPUT_COMMAND: "run",
        INPUT_NOW: monday,
        GITHUB_API_URL: github.url,
        GITHUB_REPOSITORY: "acme/shop",
        GITHUB_OUTPUT: join(folder, "output"),
        GITHUB_STEP_SUMMARY: join(folder, "summary.md"),
        RUNNER_TEMP: folder,
      });
      passes.push({ requests: github.requests.count, writes: github.requests.writes });
    }
    return passes;
  } finally {
    await rm(folder, { recursive: true });
  }
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
