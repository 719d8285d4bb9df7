import { GitHubError, type TextProblem } from "../errors.ts";
import { readFile } from "../github/facts/read-file.ts";
import { type PullFile, readPullFiles } from "../github/facts/read-pull-files.ts";
import { readFact } from "../github/read-fact.ts";
import { safeCode, safeText } from "../markdown/safe-text.ts";
import type { Parsed } from "../playbook/parse.ts";
import { readPlaybook } from "../read-playbook.ts";
import { renderRoleTable } from "../render/role-table.ts";
import { readBuiltIns } from "../sources/built-ins.ts";
import { annotation } from "./annotation.ts";
import { type PullEvent, mergeGroupHead, pullEvent } from "./check/pull-event.ts";
import { tellPlaybookChange, untold } from "./check/tell-playbook-change.ts";
import { tellQuestions } from "./check/tell-questions.ts";
import { tellPostMortems } from "./check/tell-post-mortems.ts";
import type { Step, StepResult } from "./step.ts";

/** `command: check`: the playbook as a pull request would have it, or as it stands, and what its post-mortems lack; without inputs or secrets. All it writes is one comment that tells what the playbook would change, and the result of the check of post-mortems. */
export async function checkPullRequest(step: Step): Promise<StepResult> {
  const event = await step.event();
  const pull = pullEvent(event);
  const branch = pull === undefined ? undefined : `refs/pull/${pull.number}/head`;
  const [fact, files] = await Promise.all([
    readFact(step.client, { kind: "file", path: step.playbookFile, branch }),
    pull === undefined ? undefined : changedFiles(step, pull),
  ]);
  if (fact.requirement.kind !== "file" || fact.answer.kind === "failed") {
    const why =
      fact.answer.kind === "failed" ? `${fact.answer.problem.cause} ${fact.answer.problem.fix}` : "unexpected answer";
    const said = result(true, `## The playbook could not be read\n\n${why}\n`, []);
    if (pull === undefined || typeof files !== "object") return said;
    return joined(said, await tellPostMortems(step, { ...pull, files }, { kind: "invalid", problems: [] }));
  }
  const parsed = await parse(step, fact.answer.value);
  const checked = resultOf(step, parsed);
  if (pull === undefined || files === undefined) {
    const head = mergeGroupHead(event);
    return head === undefined ? checked : joined(checked, await tellPostMortems(step, { head, files: [] }, parsed));
  }
  if (typeof files === "string") {
    const untellable = { failed: false, summary: files, annotations: [] };
    return joined(joined(checked, untellable), await tellPostMortems(step, { ...pull, files: undefined }, parsed));
  }
  const touched = files.some(({ path, before }) => path === step.playbookFile || before === step.playbookFile);
  const told = await tellPlaybookChange(step, pull, touched, parsed);
  const rules = touched ? await parse(step, await readFile(step.client, step.playbookFile, pull.base)) : parsed;
  const post = await tellPostMortems(step, { ...pull, files }, rules);
  const questions = await tellQuestions(step, { ...pull, files });
  return joined(joined(joined(checked, { failed: false, summary: told, annotations: [] }), post), questions);
}

async function parse(step: Step, text: unknown): Promise<Parsed | undefined> {
  if (typeof text !== "string") return undefined;
  return readPlaybook({ client: step.client, builtIns: readBuiltIns(step.templates) }, step.playbookFile, text);
}

/** The files of a pull request; a sentence where GitHub does not tell. */
async function changedFiles({ client }: Step, { number }: PullEvent): Promise<readonly PullFile[] | string> {
  try {
    return await readPullFiles(client, number);
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
    return untold("What this playbook would change could not be found out", error.diagnosis);
  }
}

function joined(before: StepResult, more: Pick<StepResult, "failed" | "summary" | "annotations">): StepResult {
  return {
    ...before,
    failed: before.failed || more.failed,
    summary: more.summary === "" ? before.summary : `${before.summary}\n${more.summary}\n`,
    annotations: [...before.annotations, ...more.annotations],
  };
}
function resultOf(step: Step, parsed: Parsed | undefined): StepResult {
  if (parsed === undefined)
    return result(false, `There is no ${safeCode(step.playbookFile)} there, so there is nothing to check.\n`, []);
  const problems = parsed.kind === "invalid" ? parsed.problems : parsed.warnings;
  const rows = problems.map(
    ({ file, line, column, severity, message }) =>
      `- ${severity} ${safeCode(`${file}:${line}:${column}`)} ${safeText(message)}`,
  );
  if (parsed.kind === "invalid")
    return result(
      true,
      `## The playbook cannot be used\n\nEvery pass would stop with this, and nothing would be opened or changed.\n\n${rows.join("\n")}\n`,
      problems,
    );
  const table = `\`\`\`\n${renderRoleTable(parsed.playbook)}\n\`\`\``;
  return result(
    false,
    `## The playbook is valid\n\n${[...rows, ...(rows.length > 0 ? [""] : []), table].join("\n")}\n`,
    [],
  );
}

function result(failed: boolean, summary: string, problems: readonly TextProblem[]): StepResult {
  return { failed, summary, outputs: {}, annotations: problems.map(annotation), plan: undefined };
}
