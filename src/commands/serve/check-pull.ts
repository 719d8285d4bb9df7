import { GitHubError, type TextProblem } from "../../errors.ts";
import { applyPlan, writerOf } from "../../github/apply-plan.ts";
import type { Client } from "../../github/client.ts";
import { readFile } from "../../github/facts/read-file.ts";
import { readPullFiles } from "../../github/facts/read-pull-files.ts";
import type { Annotation } from "../../operation/operation.ts";
import { checkDefaults } from "../../playbook/check-defaults.ts";
import { readPlaybook } from "../../read-playbook.ts";
import type { CheckRun } from "../../render/check-run.ts";
import { cutToBytes } from "../../render/cut-to-bytes.ts";
import { renderPlanComment } from "../../render/plan-comment.ts";
import type { CheckRunner } from "../../server/pass-runner.ts";
import { planPlaybookChange } from "../check/plan-playbook-change.ts";
import type { PassParts } from "./pass-parts.ts";
import { DEFAULTS, withClient } from "./with-client.ts";

/** The name branch rules may ask for; never changed. */
export const PLAYBOOK_CHECK = "Almanac App playbook";

/** GitHub takes so many annotations at once, and so many bytes of a summary. */
const ANNOTATIONS = 50;
const SUMMARY = 65_000;

/** Checks of pull requests as the App makes them. Where its owner did not let it write checks, there are none. */
export function checkPulls(parts: PassParts): CheckRunner {
  return async (repository, pull, shared, signal) => {
    if (parts.off || repository.off) return;
    await withClient(parts, repository, { shared, signal }, async (client) => checkPull(parts, client, pull));
  };
}

/** Says on the newest commit of a pull request what its playbook would change; that it changes none is said as well, so that a rule that asks for the check is met. */
async function checkPull(parts: PassParts, client: Client, number: number): Promise<void> {
  const { data: pull } = await client.request("GET /repos/{owner}/{repo}/pulls/{pull_number}", { pull_number: number });
  if (pull.state !== "open") return;
  const files = await readPullFiles(client, number);
  const touched = files.some(({ path, before }) => path === parts.playbookFile || before === parts.playbookFile);
  const said = touched ? await change(parts, client, number, pull.base.ref) : UNCHANGED;
  const { bot, clock } = parts;
  const reason = "What this pull request would change about the playbook.";
  const check = {
    kind: "check-run",
    key: `playbook:${number}`,
    name: PLAYBOOK_CHECK,
    head: pull.head.sha,
    ...said,
    reason,
  } as const;
  const plan = { plannedAt: clock.now(), operations: [check], nextDueAt: undefined, problems: [], notes: [] } as const;
  const [outcome] = await applyPlan({ version: 1, ...plan }, writerOf(client, { authors: [bot] }));
  if (outcome?.kind !== "failed" && outcome?.kind !== "unknown") return;
  if (outcome.problem.id !== "permission-missing")
    throw new GitHubError("Concluding a check", 0, outcome.problem, undefined);
}

/** What is said of a commit that leaves the playbook alone. */
export const UNCHANGED: CheckRun = {
  conclusion: "success",
  title: "The playbook stays as it is",
  summary: "This pull request does not change the playbook.",
  annotations: [],
};

async function change(parts: PassParts, client: Client, number: number, base: string): Promise<CheckRun> {
  const { playbookFile, builtIns, clock, bot: author, templates } = parts;
  const text = await readFile(client, playbookFile, `refs/pull/${number}/head`);
  if (client.name === DEFAULTS && text !== undefined)
    return defaultsSaid(client.owner, checkDefaults(text, playbookFile));
  const after = text === undefined ? undefined : await readPlaybook({ client, builtIns }, playbookFile, text);
  const planning = { client, author, playbookFile, templates, clock, now: undefined };
  const whole = renderPlanComment(await planPlaybookChange(planning, base, after));
  const invalid = after?.kind === "invalid";
  const problems = after === undefined ? [] : after.kind === "invalid" ? after.problems : after.warnings;
  return {
    conclusion: invalid ? "failure" : "success",
    title: invalid ? "This playbook cannot be used" : "What this playbook would change",
    summary: cutToBytes(whole, SUMMARY, "There is more than fits here."),
    annotations: problems.slice(0, ANNOTATIONS).map(annotation),
  };
}

/** What an owner's defaults come to, each repository's own playbook decides. */
function defaultsSaid(owner: string, problems: readonly TextProblem[]): CheckRun {
  const usable = problems.length === 0;
  return {
    conclusion: usable ? "success" : "failure",
    title: usable ? "These defaults can be used" : "These defaults cannot be used",
    summary: `They hold for each repository of ${owner} whose playbook says \`extends: org\`.`,
    annotations: problems.slice(0, ANNOTATIONS).map(annotation),
  };
}

function annotation({ file, line, severity, message }: TextProblem): Annotation {
  return { path: file, line, level: severity === "error" ? "failure" : "warning", title: "Playbook", message };
}
