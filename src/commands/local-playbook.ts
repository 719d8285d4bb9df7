import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { InputError, PlaybookError, type TextProblem } from "../errors.ts";
import { type Layer, extendsOf, parsePlaybook } from "../playbook/parse.ts";
import type { Playbook } from "../playbook/playbook.ts";
import { type BuiltIns, readBuiltIns } from "../sources/built-ins.ts";
import { parseHolidays } from "../time/holidays.ts";
import type { LocalDate } from "../time/local-date.ts";
import type { Terminal } from "./terminal.ts";

/** The playbook of a checkout with everything it needs from disk. */
export type LocalPlaybook = {
  readonly playbook: Playbook;
  readonly warnings: readonly TextProblem[];
  readonly holidays: ReadonlySet<LocalDate>;
  readonly builtIns: BuiltIns;
};

/** Reads and parses the playbook of the folder a command was called in; throws `PlaybookError` with every problem. `extends: org` needs the file of that layer beside it, since nothing is fetched. */
export async function readLocalPlaybook(
  terminal: Terminal,
  file: string,
  org: string | undefined,
): Promise<LocalPlaybook> {
  const [text, builtIns] = await Promise.all([readText(terminal, file), readBuiltIns(terminal.templates)]);
  const layers: Layer[] = [];
  for (const name of extendsOf(text)) {
    if (name === "phase-6") layers.push({ name, file: "phase-6.yml", text: builtIns.phase6 });
    if (name === "org") layers.push(await orgLayer(terminal, file, org));
  }
  const parsed = parsePlaybook([...layers, { name: "repository", file, text }]);
  if (parsed.kind === "invalid") throw new PlaybookError(parsed.problems);
  const { playbook, warnings } = parsed;
  const holidays = await readHolidays(terminal, playbook);
  return { playbook, warnings: [...warnings, ...holidays.problems], holidays: holidays.days, builtIns };
}

async function orgLayer(terminal: Terminal, file: string, org: string | undefined): Promise<Layer> {
  if (org === undefined) {
    throw new PlaybookError([
      {
        file,
        line: 1,
        column: 1,
        severity: "error",
        message: "this playbook extends `org`; give that layer's file with --org FILE, since nothing is fetched here",
      },
    ]);
  }
  return { name: "org", file: org, text: await readText(terminal, org) };
}

async function readHolidays(
  terminal: Terminal,
  playbook: Playbook,
): Promise<{ days: ReadonlySet<LocalDate>; problems: readonly TextProblem[] }> {
  const { days, file } = playbook.holidays;
  if (file === undefined) return { days: new Set(days), problems: [] };
  try {
    const read = parseHolidays(await readText(terminal, file), file);
    return { days: new Set([...days, ...read.days]), problems: read.problems };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const message = `${error.message}; no day counts as a holiday`;
    return { days: new Set(days), problems: [{ file, line: 1, column: 1, severity: "warning", message }] };
  }
}

async function readText(terminal: Terminal, file: string): Promise<string> {
  try {
    return await readFile(resolve(terminal.folder, file), "utf8");
  } catch {
    throw new InputError(`There is no readable file ${file} in ${terminal.folder}.`);
  }
}
