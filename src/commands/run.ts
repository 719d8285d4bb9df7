import { writeFile } from "node:fs/promises";
import { InputError } from "../errors.ts";
import { writerOf } from "../github/apply-plan.ts";
import { privateReach } from "./private-reach.ts";
import { type Client, connect } from "../github/client.ts";
import { readSnapshot } from "../github/read-snapshot.ts";
import { INCIDENT_LABELS } from "../incident/incident-labels.ts";
import { readInputsWith } from "../read-inputs.ts";
import { renderPlanText } from "../render/plan-text.ts";
import { noticesWith } from "../sources/notices-with.ts";
import { readBuiltIns } from "../sources/built-ins.ts";
import { type Instant, parseInstant } from "../time/instant.ts";
import { type Told, tellPass } from "./pass.ts";
import { progressLine } from "./progress-line.ts";
import type { ExitCode, Terminal } from "./terminal.ts";

/** What `plan` and `run` are told on the command line. */
export type PassOptions = {
  readonly repo: string | undefined;
  readonly playbook: string;
  readonly now: string | undefined;
  readonly format: "table" | "json";
};

/** The login under which the Action writes. */
export const ACTION_LOGIN = "github-actions[bot]";

/** `almanac plan`: what a pass would do now and why; nothing is written. */
export async function plan(
  terminal: Terminal,
  options: PassOptions & { readonly exitCode: boolean },
): Promise<ExitCode> {
  const told = await pass(terminal, options, { write: false, author: ACTION_LOGIN });
  if (told.pass.kind !== "planned") return explain(terminal, told);
  const { plan: made, playbook } = told.pass;
  if (options.format === "json") terminal.out(`${JSON.stringify(made, null, 2)}\n`);
  else terminal.out(`${renderPlanText(made, { zone: playbook.zone, color: terminal.interactive })}\n`);
  return options.exitCode && made.operations.length > 0 ? 3 : 0;
}

/** `almanac run`: one pass; it writes only with `--as-runner`, since two writers would do everything twice. */
export async function run(
  terminal: Terminal,
  options: PassOptions & { readonly asRunner: boolean; readonly author: string; readonly planFile: string | undefined },
): Promise<ExitCode> {
  const told = await pass(terminal, options, { write: options.asRunner, author: options.author });
  if (options.planFile !== undefined && told.pass.kind === "planned")
    await writeFile(options.planFile, `${JSON.stringify(told.pass.plan, null, 2)}\n`);
  if (told.pass.kind !== "planned") return explain(terminal, told);
  if (options.format === "json")
    terminal.out(`${JSON.stringify({ plan: told.pass.plan, outcomes: told.pass.outcomes ?? null }, null, 2)}\n`);
  else terminal.out(`${told.summary}\n`);
  if (!options.asRunner) terminal.err("Nothing was written: the command line writes only with --as-runner.\n");
  return told.failed ? 1 : 0;
}

/** A client for the repository and token of the environment. */
export function connectFrom(terminal: Terminal, repo: string | undefined): Client {
  const name = repo ?? terminal.env["GITHUB_REPOSITORY"];
  const [owner, repository, rest] = name?.split("/") ?? [];
  if (owner === undefined || repository === undefined || rest !== undefined || owner === "" || repository === "") {
    throw new InputError(`Say which repository: --repo owner/name${name === undefined ? "" : ` (not "${name}")`}.`);
  }
  const token = terminal.env["GITHUB_TOKEN"];
  if (token === undefined || token === "")
    throw new InputError("There is no token: set GITHUB_TOKEN, for example GITHUB_TOKEN=$(gh auth token).");
  const api = terminal.env["GITHUB_API_URL"] ?? "https://api.github.com";
  return connect({
    ...privateReach(terminal.env, { api, clock: terminal.clock }),
    token,
    api,
    owner,
    name: repository,
    clock: terminal.clock,
    onWait: ({ millis, because }) => terminal.err(`Waiting ${Math.ceil(millis / 1000)} s: ${because}\n`),
  });
}

async function pass(
  terminal: Terminal,
  options: PassOptions,
  how: { readonly write: boolean; readonly author: string },
): Promise<Told> {
  const client = connectFrom(terminal, options.repo);
  const now: Instant = options.now === undefined ? terminal.clock.now() : parseInstant(options.now);
  return tellPass(
    {
      client,
      runner: "nobody",
      author: how.author,
      playbookFile: options.playbook,
      observed: readSnapshot(client, {
        authors: [how.author],
        playbookFile: options.playbook,
        labels: INCIDENT_LABELS,
      }),
      builtIns: readBuiltIns(terminal.templates),
      readInput: readInputsWith(client, terminal.clock, terminal.env),
      now,
      tell: (progress) => terminal.err(`${progressLine(progress)}\n`),
      writer: how.write
        ? writerOf(client, { authors: [how.author], notify: noticesWith(terminal.clock, terminal.env) })
        : undefined,
    },
    (name) => terminal.env[name],
  );
}

function explain(terminal: Terminal, told: Told): ExitCode {
  terminal.err(`${told.summary}\n`);
  return told.pass.kind === "invalid-playbook" ? 2 : 1;
}
