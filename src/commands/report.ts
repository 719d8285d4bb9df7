import { InputError } from "../errors.ts";
import { readSnapshot } from "../github/read-snapshot.ts";
import { readUntilKnown } from "../github/read-until-known.ts";
import { occurrencesBetween } from "../cadence/occurrence.ts";
import { reportFiles } from "../plan/draft-report.ts";
import { worldOf } from "../plan/world-of.ts";
import { readInputsWith } from "../read-inputs.ts";
import { readPlaybook } from "../read-playbook.ts";
import { readBuiltIns } from "../sources/built-ins.ts";
import { parseInstant } from "../time/instant.ts";
import { addDays } from "../time/local-date.ts";
import { localOf } from "../time/zone.ts";
import { ACTION_LOGIN, connectFrom } from "./run.ts";
import type { ExitCode, Terminal } from "./terminal.ts";

/** `almanac report`: the report of a cadence as it would be drafted now; nothing is written. */
export async function report(
  terminal: Terminal,
  id: string,
  options: {
    readonly repo: string | undefined;
    readonly playbook: string;
    readonly now: string | undefined;
    readonly date: string | undefined;
  },
): Promise<ExitCode> {
  const client = connectFrom(terminal, options.repo);
  const now = options.now === undefined ? terminal.clock.now() : parseInstant(options.now);
  const builtIns = readBuiltIns(terminal.templates);
  const { snapshot, playbook: text } = await readSnapshot(client, {
    authors: [ACTION_LOGIN],
    playbookFile: options.playbook,
  });
  if (text === undefined)
    throw new InputError(`There is no ${options.playbook} on the default branch of ${client.owner}/${client.name}.`);
  const parsed = await readPlaybook({ client, builtIns }, options.playbook, text);
  if (parsed.kind === "invalid") {
    for (const { file, line, column, message } of parsed.problems)
      terminal.err(`${file}:${line}:${column}: ${message}\n`);
    return 2;
  }
  const { playbook } = parsed;
  const cadence = playbook.cadences.find((one) => one.id === id);
  if (cadence === undefined)
    throw new InputError(
      `There is no cadence "${id}"; there are ${playbook.cadences.map((one) => one.id).join(", ")}.`,
    );
  const { templates } = await builtIns;
  const { value: made } = await readUntilKnown(
    client,
    (facts) => {
      const { world } = worldOf(playbook, snapshot, facts, templates, now);
      if (world === undefined) return undefined;
      const after =
        options.date === undefined ? addDays(localOf(now, cadence.zone).date, -400) : addDays(options.date, -1);
      const all = occurrencesBetween(cadence, world.setting, after, now);
      const occurrence = options.date === undefined ? all.at(-1) : all.find((one) => one.date === options.date);
      return occurrence === undefined ? undefined : reportFiles(world, { occurrence, missed: [], carried: [] });
    },
    readInputsWith(client, terminal.clock, terminal.env),
  );
  if (made === undefined || made.kind === "waiting")
    throw new InputError(`${id} has no occurrence ${options.date ?? "yet"}.`);
  for (const problem of made.problems) terminal.err(`${problem.place}: ${problem.cause} ${problem.fix}\n`);
  const [file] = made.files;
  if (file === undefined) return 1;
  terminal.out(file.text);
  return 0;
}
