import { GitHubError, InputError } from "../errors.ts";
import { writerOf } from "../github/apply-plan.ts";
import type { Observed } from "../github/read-snapshot.ts";
import type { Outcome } from "../operation/outcome.ts";
import type { Plan } from "../operation/plan.ts";
import { readInputsWith } from "../read-inputs.ts";
import { readBuiltIns } from "../sources/built-ins.ts";
import { parseInstant } from "../time/instant.ts";
import { annotation, escapeData } from "./annotation.ts";
import { checkPullRequest } from "./check-pull-request.ts";
import { tellPass } from "./pass.ts";
import { progressLine } from "./progress-line.ts";
import type { Step, StepResult } from "./step.ts";

/** Does what the step's `command` says; every failure becomes a summary that names cause, place and fix. */
export async function act(step: Step): Promise<StepResult> {
  try {
    if (step.command === "check") return await checkPullRequest(step);
    if ((step.command === "run" || step.command === "plan") && step.observed !== undefined)
      return await pass(step, step.observed);
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
      tell: (progress) => step.log(progressLine(progress)),
      readInput: readInputsWith(step.client, step.clock, step.env),
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
  const keysOf = (kind: string) =>
    new Set(plan?.operations.filter((operation) => operation.kind === kind).map((operation) => operation.key));
  const opened = keysOf("open-issue");
  const reports = keysOf("open-pull-request");
  return {
    opened: String(done.filter((outcome) => opened.has(outcome.key)).length),
    reports: done
      .filter((outcome) => reports.has(outcome.key))
      .map((outcome) => outcome.url ?? "")
      .join(" "),
    "next-due": plan?.nextDueAt ?? "",
  };
}

function failure(error: unknown): StepResult {
  const lines =
    error instanceof GitHubError
      ? [error.diagnosis.cause, `**Where:** ${error.diagnosis.place}`, `**What to do:** ${error.diagnosis.fix}`]
      : error instanceof InputError
        ? [error.message]
        : [
            "This is a bug of Almanac, please report it.",
            `\`\`\`\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n\`\`\``,
          ];
  const summary = `## Almanac could not finish\n\n${lines.join("\n\n")}\n`;
  return {
    failed: true,
    summary,
    outputs: {},
    annotations: [`::error::${escapeData(lines.join(" "))}`],
    plan: undefined,
  };
}
