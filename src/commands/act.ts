import { GitHubError, InputError } from "../errors.ts";
import { writerOf } from "../github/apply-plan.ts";
import { type Observed, readSnapshot } from "../github/read-snapshot.ts";
import { INCIDENT_LABELS } from "../incident/incident-labels.ts";
import type { AlertMessage } from "../inputs/alert.ts";
import { alertOfEvent } from "../inputs/alerts/alert-of-event.ts";
import type { Outcome } from "../operation/outcome.ts";
import type { Plan } from "../operation/plan.ts";
import { isAlertKey } from "../plan/plan-alerts.ts";
import { readInputsWith } from "../read-inputs.ts";
import type { Pass } from "../reconcile.ts";
import { noticesWith } from "../sources/notices-with.ts";
import { readBuiltIns } from "../sources/built-ins.ts";
import type { Instant } from "../time/instant.ts";
import { annotation, escapeData } from "./annotation.ts";
import { checkOpened } from "./check/check-opened.ts";
import { checkPullRequest } from "./check-pull-request.ts";
import { namedIssues } from "./named-issues.ts";
import { type Told, tellPass } from "./pass.ts";
import { progressLine } from "./progress-line.ts";
import { type Step, type StepResult, nowOf } from "./step.ts";

/** Does what the step's `command` says; every failure becomes a summary that names cause, place and fix. */
export async function act(step: Step): Promise<StepResult> {
  // Whoever awaits it handles its failure; a step that ends before has nothing to say of it.
  step.observed?.catch(() => undefined);
  try {
    if (step.command === "check") return await checkPullRequest(step);
    if ((step.command === "run" || step.command === "plan") && step.observed !== undefined)
      return await pass(step, step.observed);
    // Rarely needed, and not in everybody's first load.
    if (step.command === "watch") return await (await import("./watch.ts")).watch(step);
    throw new InputError(`\`command: ${step.command}\` is unknown; it is one of run, plan, check, watch.`);
  } catch (error) {
    return failure(error);
  }
}

async function pass(step: Step, observed: Promise<Observed>): Promise<StepResult> {
  const now = nowOf(step);
  const alerts = await alertsOf(step, now);
  const first = await onePass(step, withNamed(step, observed), now, alerts);
  if (!openedByAlert(first.told.pass)) return first.result;
  // What we write ourselves starts no workflow: who responds is called at once, not by the next hourly look.
  const { client, author, playbookFile } = step;
  const again = readSnapshot(client, { authors: [author], playbookFile, labels: INCIDENT_LABELS });
  const { result } = await onePass(step, again, nowOf(step), []);
  const opened = Number(first.result.outputs["opened"] ?? 0) + Number(result.outputs["opened"] ?? 0);
  return {
    ...result,
    failed: first.result.failed || result.failed,
    summary: `${first.result.summary}\n${result.summary}`,
    outputs: { ...result.outputs, opened: String(opened) },
    annotations: [...first.result.annotations, ...result.annotations],
  };
}

/** What was observed, with the issue that the event is about: a list may lag behind what just happened to it. */
async function withNamed({ env, event }: Step, observed: Promise<Observed>): Promise<Observed> {
  const about = env["GITHUB_EVENT_NAME"];
  if (about !== "issues" && about !== "issue_comment") return observed;
  const [seen, told] = await Promise.all([observed, event()]);
  return { ...seen, snapshot: { ...seen.snapshot, named: namedIssues(told) } };
}

/** What monitoring told by a `repository_dispatch`; what cannot be read is an `InputError`, so that its sender sees a failed run. */
async function alertsOf({ env, event }: Step, now: Instant): Promise<readonly AlertMessage[]> {
  if (env["GITHUB_EVENT_NAME"] !== "repository_dispatch") return [];
  const alert = alertOfEvent(await event(), now);
  if (alert?.kind === "refused") throw new InputError(alert.why);
  return alert === undefined ? [] : [alert.message];
}

function openedByAlert(done: Pass): boolean {
  const outcomes = done.kind === "planned" ? (done.outcomes ?? []) : [];
  return outcomes.some(({ kind, key }) => kind === "done" && isAlertKey(key));
}

async function onePass(
  step: Step,
  observed: Promise<Observed>,
  now: Instant,
  alerts: readonly AlertMessage[],
): Promise<{ readonly told: Told; readonly result: StepResult }> {
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
      now,
      alerts,
      writer:
        step.command === "run"
          ? writerOf(step.client, { authors: [step.author], notify: noticesWith(step.clock, step.env) })
          : undefined,
    },
    (name) => step.env[name],
  );
  const plan = told.pass.kind === "planned" ? told.pass.plan : undefined;
  const outcomes = told.pass.kind === "planned" ? (told.pass.outcomes ?? []) : [];
  const unsaid = step.command === "run" ? await checkOpened(step, told.pass, now) : [];
  const result: StepResult = {
    failed: told.failed,
    summary: [told.summary, ...unsaid].join("\n\n"),
    outputs: outputsOf(plan, outcomes),
    annotations: told.pass.kind === "invalid-playbook" ? told.pass.problems.map(annotation) : [],
    plan,
  };
  return { told, result };
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
      .flatMap((outcome) => outcome.url ?? [])
      .join(" "),
    "next-due": plan?.nextDueAt ?? "",
    watch: String(plan?.nextClockAt !== undefined),
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
