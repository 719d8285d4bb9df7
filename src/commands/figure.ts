import { InputError } from "../errors.ts";
import { readSnapshot } from "../github/read-snapshot.ts";
import { readUntilKnown } from "../github/read-until-known.ts";
import { nearest } from "../markdown/nearest.ts";
import { lookNow } from "../plan/look-now.ts";
import { trendsOf } from "../plan/trends-of.ts";
import { worldOf } from "../plan/world-of.ts";
import { readInputsWith } from "../read-inputs.ts";
import { readPlaybook } from "../read-playbook.ts";
import { figureText } from "../render/figures/figure-text.ts";
import { readBuiltIns } from "../sources/built-ins.ts";
import { parseInstant } from "../time/instant.ts";
import { ACTION_LOGIN, connectFrom } from "./run.ts";
import type { ExitCode, Terminal } from "./terminal.ts";

/** `almanac figure`: a metric explained: definition, inputs, window, steps, value; nothing is written. */
export async function figure(
  terminal: Terminal,
  id: string,
  options: {
    readonly repo: string | undefined;
    readonly playbook: string;
    readonly now: string | undefined;
    readonly format: "table" | "json";
  },
): Promise<ExitCode> {
  const client = connectFrom(terminal, options.repo);
  const now = options.now === undefined ? terminal.clock.now() : parseInstant(options.now);
  const builtIns = readBuiltIns(terminal.templates);
  const observed = await readSnapshot(client, { authors: [ACTION_LOGIN], playbookFile: options.playbook });
  if (observed.playbook === undefined)
    throw new InputError(`There is no ${options.playbook} on the default branch of ${client.owner}/${client.name}.`);
  const parsed = await readPlaybook({ client, builtIns }, options.playbook, observed.playbook);
  if (parsed.kind === "invalid") {
    for (const { file, line, column, message } of parsed.problems)
      terminal.err(`${file}:${line}:${column}: ${message}\n`);
    return 2;
  }
  const { playbook } = parsed;
  const metric = playbook.metrics.find((one) => one.id === id);
  if (metric === undefined) {
    const ids = playbook.metrics.map((one) => one.id);
    const near = nearest(id, ids);
    throw new InputError(
      `There is no metric "${id}"; ${near === undefined ? `there are ${ids.join(", ")}` : `did you mean ${near}?`}`,
    );
  }
  const { templates } = await builtIns;
  const read = await readUntilKnown(
    client,
    (facts) => {
      const { world } = worldOf(playbook, observed.snapshot, facts, templates, now);
      if (world === undefined) return undefined;
      const found = trendsOf(world, lookNow(world), [metric]);
      return found.kind === "known" ? found.trends[0] : undefined;
    },
    readInputsWith(client, terminal.clock, terminal.env),
  );
  if (read.value === undefined) throw new InputError("What the figure needs could not be read.");
  const { newest, status, streak, change, yearChange, figures } = read.value;
  terminal.out(
    options.format === "json"
      ? `${JSON.stringify({ metric: id, ...newest, status, streak, change, yearChange, before: figures.slice(0, -1) }, forPrograms, 2)}\n`
      : figureText(read.value),
  );
  return 0;
}

/** Programs get the 90th percentile of few lengths too, and need no words for it. */
function forPrograms(key: string, value: unknown): unknown {
  return key === "longest" ? undefined : value;
}
