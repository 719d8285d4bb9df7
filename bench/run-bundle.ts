import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { NAME, OWNER, TOKEN } from "../src/demo/product.ts";
import type { Instant } from "../src/time/instant.ts";

/** The bundle that is committed, which is what users run. */
export const BUNDLE: string = fileURLToPath(new URL("../action/index.js", import.meta.url));

/** One run of the bundle: milliseconds from spawning to its end, when it was spawned, its largest memory, how many operations it planned. */
export type BundleRun = {
  readonly millis: number;
  readonly began: number;
  readonly peakMiB: number;
  /** Time that processors spent on it, whatever else the machine did. */
  readonly cpuSeconds: number;
  readonly operations: number;
};

const planned = z.object({ operations: z.array(z.unknown()) });

/** Prints the largest memory and the time of processors at the end. As the kernel counts it for this program: what `resourceUsage` tells begins with that of the parent. */
const TELL_MEMORY = `data:text/javascript,process.on("exit",()=>{const{user,system}=process.cpuUsage();process.stderr.write(process.getBuiltinModule("node:fs").readFileSync("/proc/self/status","utf8")+"CpuMicros: "+(user+system))})`;

/** Runs the bundle as the runner does, for the pass at an instant; throws where it fails. */
export async function runBundle(
  api: string,
  now: Instant,
  { command = "run", weigh = false } = {},
): Promise<BundleRun> {
  const folder = await mkdtemp(join(tmpdir(), "almanac-bench-"));
  try {
    const env = {
      INPUT_TOKEN: TOKEN,
      INPUT_COMMAND: command,
      INPUT_NOW: now,
      GITHUB_API_URL: api,
      GITHUB_REPOSITORY: `${OWNER}/${NAME}`,
      GITHUB_OUTPUT: join(folder, "output"),
      GITHUB_STEP_SUMMARY: join(folder, "summary.md"),
      RUNNER_TEMP: folder,
    };
    const began = performance.now();
    const output = await ended([...(weigh ? ["--import", TELL_MEMORY] : []), BUNDLE], env);
    const millis = performance.now() - began;
    const plan = planned.parse(JSON.parse(await readFile(join(folder, "almanac-plan.json"), "utf8")));
    const peak = Number(/VmHWM:\s*(\d+) kB/.exec(output)?.[1] ?? Number.NaN);
    const cpuSeconds = Number(/CpuMicros: (\d+)/.exec(output)?.[1] ?? Number.NaN) / 1e6;
    return { millis, began, peakMiB: peak / 1024, cpuSeconds, operations: plan.operations.length };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Milliseconds that Node takes to do nothing. */
export async function runNothing(): Promise<number> {
  const began = performance.now();
  await ended(["-e", "0"], {});
  return performance.now() - began;
}

async function ended(args: readonly string[], env: Readonly<Record<string, string>>): Promise<string> {
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part: Buffer) => (output += part.toString()));
  const code = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0) throw new Error(`node ${args.join(" ")} failed with ${String(code)}:\n${output}`);
  return output;
}
