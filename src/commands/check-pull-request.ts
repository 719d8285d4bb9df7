import type { TextProblem } from "../errors.ts";
import { readFact } from "../github/read-fact.ts";
import { readPlaybook } from "../read-playbook.ts";
import { renderRoleTable } from "../render/role-table.ts";
import { readBuiltIns } from "../sources/built-ins.ts";
import { annotation } from "./annotation.ts";
import type { Step, StepResult } from "./step.ts";

/** `command: check`: the playbook as a pull request would have it, or as it stands; reads only, without inputs or secrets. */
export async function checkPullRequest(step: Step): Promise<StepResult> {
  const number = pullNumber(await step.event());
  const branch = number === undefined ? undefined : `refs/pull/${number}/head`;
  const fact = await readFact(step.client, { kind: "file", path: step.playbookFile, branch });
  if (fact.requirement.kind !== "file" || fact.answer.kind === "failed") {
    const why =
      fact.answer.kind === "failed" ? `${fact.answer.problem.cause} ${fact.answer.problem.fix}` : "unexpected answer";
    return result(true, `## The playbook could not be read\n\n${why}\n`, []);
  }
  const text = fact.answer.value;
  if (typeof text !== "string")
    return result(false, `There is no \`${step.playbookFile}\` there, so there is nothing to check.\n`, []);
  const parsed = await readPlaybook(
    { client: step.client, builtIns: readBuiltIns(step.templates) },
    step.playbookFile,
    text,
  );
  const problems = parsed.kind === "invalid" ? parsed.problems : parsed.warnings;
  const rows = problems.map(
    ({ file, line, column, severity, message }) => `- ${severity} \`${file}:${line}:${column}\` ${message}`,
  );
  if (parsed.kind === "invalid")
    return result(true, `## The playbook cannot be used\n\n${rows.join("\n")}\n`, problems);
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

/** The number of the pull request an event is about; events are foreign data. */
function pullNumber(event: unknown): number | undefined {
  if (typeof event !== "object" || event === null || !("pull_request" in event)) return undefined;
  const pull = event.pull_request;
  if (typeof pull !== "object" || pull === null || !("number" in pull)) return undefined;
  return typeof pull.number === "number" && Number.isSafeInteger(pull.number) ? pull.number : undefined;
}
