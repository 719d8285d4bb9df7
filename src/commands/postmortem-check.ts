import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { InputError } from "../errors.ts";
import { readAssignable } from "../github/facts/read-assignable.ts";
import { parsePlaybook } from "../playbook/parse.ts";
import type { Playbook } from "../playbook/playbook.ts";
import { checkPostMortem } from "../postmortem/check-post-mortem.ts";
import { expectationsOf } from "../postmortem/expectations-of.ts";
import { LONGEST_POST_MORTEM } from "../postmortem/longest-post-mortem.ts";
import { ownersIn } from "../postmortem/owners-in.ts";
import { renderFindingLines } from "../render/finding-lines.ts";
import { readBuiltIns } from "../sources/built-ins.ts";
import { parseInstant } from "../time/instant.ts";
import { localOf } from "../time/zone.ts";
import { readLocalPlaybook } from "./local-playbook.ts";
import { connectFrom } from "./run.ts";
import type { ExitCode, Terminal } from "./terminal.ts";

/** `almanac postmortem check`: what a post-mortem lacks, as the check of its pull request would say it; with `--repo` owners are looked up too. Nothing is written. */
export async function postmortemCheck(
  terminal: Terminal,
  file: string,
  options: {
    readonly playbook: string;
    readonly org: string | undefined;
    readonly repo: string | undefined;
    readonly now: string | undefined;
    readonly format: "table" | "json";
  },
): Promise<ExitCode> {
  const document = await read(terminal, file);
  const playbook = await playbookFor(terminal, options);
  const now = options.now === undefined ? terminal.clock.now() : parseInstant(options.now);
  const { postMortems } = playbook.incidents;
  const client = options.repo === undefined ? undefined : connectFrom(terminal, options.repo);
  const assignable = new Map<string, boolean>();
  for (const owner of client === undefined ? [] : ownersIn(document, postMortems))
    if (client !== undefined) assignable.set(owner, await readAssignable(client, owner));
  const today = localOf(now, playbook.zone).date;
  const findings = checkPostMortem(
    document,
    expectationsOf(playbook.incidents, { severity: undefined, today, assignable }),
  );
  if (options.format === "json") {
    const rows = findings.map(({ id, line, severity, message }) => ({ id, line, severity, message }));
    terminal.out(`${JSON.stringify(rows, null, 2)}\n`);
  } else terminal.out(renderFindingLines(file, document, findings, terminal.interactive));
  return findings.some(({ severity }) => severity === "error") ? 1 : 0;
}

/** More bytes than this hold more than the check reads, in any script. */
const MOST_BYTES = LONGEST_POST_MORTEM * 4;

async function read(terminal: Terminal, file: string): Promise<string> {
  const path = resolve(terminal.folder, file);
  try {
    // What is too long is refused by the check, which need not see all of it.
    if ((await stat(path)).size > MOST_BYTES) return " ".repeat(LONGEST_POST_MORTEM + 1);
    return await readFile(path, "utf8");
  } catch (error) {
    throw new InputError(`There is no readable file ${file} in ${terminal.folder}.`, { cause: error });
  }
}

/** The playbook of the checkout; without one the terms of the built-in playbook hold. */
async function playbookFor(
  terminal: Terminal,
  options: { readonly playbook: string; readonly org: string | undefined },
): Promise<Playbook> {
  const found = await stat(resolve(terminal.folder, options.playbook)).catch(() => undefined);
  if (found !== undefined) return (await readLocalPlaybook(terminal, options.playbook, options.org)).playbook;
  const { phase6 } = await readBuiltIns(terminal.templates);
  const own = "version: 1\nextends: phase-6\nproduct: Unnamed\ntimezone: UTC\ndefault-owner: nobody\n";
  const parsed = parsePlaybook([
    { name: "phase-6", file: "phase-6.yml", text: phase6 },
    { name: "repository", file: options.playbook, text: own },
  ]);
  if (parsed.kind === "invalid") throw new InputError(`There is no ${options.playbook} in ${terminal.folder}.`);
  return parsed.playbook;
}
