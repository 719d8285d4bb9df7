import { GitHubError, InputError } from "../errors.ts";
import { writerOf } from "../github/apply-plan.ts";
import type { Client } from "../github/client.ts";
import { readFact } from "../github/read-fact.ts";
import type { Observed } from "../github/read-snapshot.ts";
import type { Outcome } from "../operation/outcome.ts";
import type { Plan } from "../operation/plan.ts";
import { readBuiltIns } from "../sources/built-ins.ts";
import type { Clock } from "../time/clock.ts";
import { parseInstant } from "../time/instant.ts";
import { checkPullRequest } from "./check-pull-request.ts";
import { tellPass } from "./pass.ts";

/** One run of the Action's step. */
export type Step = {
  readonly command: string;
  readonly client: Client;
  readonly author: string;
  readonly playbookFile: string;
  readonly observed: Promise<Observed> | undefined;
  readonly now: string | undefined;
  readonly clock: Clock;
  readonly templates: URL;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The payload of the event that started the workflow. */
  readonly event: () => Promise<unknown>;
};

/** What the step tells its workflow and the people who look at it. */
export type StepResult = {
  readonly failed: boolean;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly annotations: readonly string[];
  readonly plan: Plan | undefined;
};

/** Does what the step's `command` says; every failure becomes a summary that names cause, place and fix. */
export async function act(step: Step): Promise<StepResult> {
  try {
    if (step.command === "check") return await checkPullRequest(step);
    if ((step.command === "run" || step.command === "plan") && step.observed !== undefined) return await pass(step, step.observed);
    throw new InputError(`\`command: ${step.command}\` is unknown; it is one of run, plan, check.`);
  } catch (error) {
    return failure(error);
  }
}

async function pass(step: Step, observed: Promise<Observed>): Promise<StepResult> {
  const told = await tellPass(
    {
      client: step.client,
      runner: "action",
      author: step.author,
      playbookFile: step.playbookFile,
      observed,
      builtIns: readBuiltIns(step.templates),
      now: step.now === undefined ? step.clock.now() : parseInstant(step.now),
      writer: step.command === "run" ? writerOf(step.client, { authors: [step.author] }) : undefined,
    },
    step.env,
  );
  const plan = told.pass.kind === "planned" ? told.pass.plan : undefined;
  const outcomes = told.pass.kind === "planned" ? (told.pass.outcomes ?? []) : [];
  return {
    failed: told.failed,
    summary: told.summary,
    outputs: outputsOf(plan, outcomes),
    annotations: told.pass.kind === "invalid-playbook" ? told.pass.problems.map(annotation) : [],
    plan,
  };
}

function outputsOf(plan: Plan | undefined, outcomes: readonly Outcome[]): Record<string, string> {
  const done = outcomes.filter((outcome) => outcome.kind === "done");
  const keysOf = (kind: string) => new Set(plan?.operations.filter((operation) => operation.kind === kind).map((operation) => operation.key));
  const opened = keysOf("open-issue");
  const reports = keysOf("open-pull-request");
  return {
    opened: String(done.filter((outcome) => opened.has(outcome.key)).length),
    reports: done.filter((outcome) => reports.has(outcome.key)).map((outcome) => outcome.url ?? "").join(" "),
    "next-due": plan?.nextDueAt ?? "",
  };
}

/** A problem at a line, in the form that makes the runner show it there. */
export function annotation(problem: { readonly file: string; readonly line: number; readonly column: number; readonly message: string }): string {
  return `::error file=${property(problem.file)},line=${problem.line},col=${problem.column}::${data(problem.message)}`;
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

function failure(error: unknown): StepResult {
  const lines =
    error instanceof GitHubError
      ? [error.diagnosis.cause, `**Where:** ${error.diagnosis.place}`, `**What to do:** ${error.diagnosis.fix}`]
      : error instanceof InputError
        ? [error.message]
        : ["This is a bug of Almanac, please report it.", `\`\`\`\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n\`\`\``];
  const summary = `## Almanac could not finish\n\n${lines.join("\n\n")}\n`;
  return { failed: true, summary, outputs: {}, annotations: [`::error::${data(lines.join(" "))}`], plan: undefined };
}
