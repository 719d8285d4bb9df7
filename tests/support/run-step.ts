import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** How a step of the Action ended, as its workflow and the people who look at it see it. */
export type StepRun = {
  readonly code: number;
  readonly log: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly plan: unknown;
};

/** The bundle that is committed, which is what users run. */
const BUNDLE = fileURLToPath(new URL("../../action/index.js", import.meta.url));

/** Starts the bundle the way the runner does: inputs and files by environment, nothing else of this process. */
export async function runStep(
  api: string,
  inputs: Readonly<Record<string, string>>,
  event: object = {},
  more: Readonly<Record<string, string>> = {},
): Promise<StepRun> {
  const folder = await mkdtemp(join(tmpdir(), "almanac-step-"));
  try {
    await writeFile(join(folder, "event.json"), JSON.stringify(event));
    for (const name of ["output", "summary.md"]) await writeFile(join(folder, name), "");
    const env = {
      ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
      GITHUB_API_URL: api,
      GITHUB_REPOSITORY: "acme/shop",
      GITHUB_OUTPUT: join(folder, "output"),
      GITHUB_STEP_SUMMARY: join(folder, "summary.md"),
      GITHUB_EVENT_PATH: join(folder, "event.json"),
      RUNNER_TEMP: folder,
      ...more,
    };
    const { code, log } = await start(env);
    const outputs = await readFile(join(folder, "output"), "utf8");
    return {
      code,
      log,
      summary: await readFile(join(folder, "summary.md"), "utf8"),
      outputs: Object.fromEntries(
        outputs
          .split("\n")
          .filter(Boolean)
          .map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
      ),
      plan: await readPlan(join(folder, "almanac-plan.json")),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function start(env: Readonly<Record<string, string>>): Promise<{ readonly code: number; readonly log: string }> {
  const step = spawn(process.execPath, [BUNDLE], { env, stdio: ["ignore", "pipe", "pipe"] });
  let log = "";
  for (const stream of [step.stdout, step.stderr]) stream.on("data", (part: Buffer) => (log += part.toString()));
  const code = await new Promise<number>((resolve, reject) => {
    step.once("error", reject);
    step.once("close", (status) => resolve(status ?? -1));
  });
  return { code, log };
}

async function readPlan(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch {
    // A step that ended before planning leaves no plan.
    return undefined;
  }
}
