import { spawnSync } from "node:child_process";

/** Milliseconds of real time, medians of the same number of runs taken in turn. */
export type Load = { readonly bare: number; readonly bundle: number };

const rounds = 15;

/** A command that the Action does not know: it loads all that a pass needs, then says so and asks nobody. */
const unknown = "only-load";

/** How long Node takes to do nothing, and how long the bundle (path of its entry) takes to load. */
export function measureLoad(entry: string): Load {
  const bare: number[] = [];
  const bundle: number[] = [];
  for (let round = 0; round < rounds; round++) {
    bare.push(timed(["-e", "0"]).millis);
    const { millis, output } = timed([entry], { INPUT_COMMAND: unknown });
    if (!output.includes(unknown)) throw new Error(`The bundle does not load:\n${output}`);
    bundle.push(millis);
  }
  return { bare: median(bare), bundle: median(bundle) };
}

function timed(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): { millis: number; output: string } {
  const started = performance.now();
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", env });
  return { millis: performance.now() - started, output: stdout + stderr };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
