import type { TextProblem } from "../errors.ts";
import { readFact } from "../github/read-fact.ts";
import type { Parsed } from "../playbook/parse.ts";
import { readPlaybook } from "../read-playbook.ts";
import { renderRoleTable } from "../render/role-table.ts";
import { readBuiltIns } from "../sources/built-ins.ts";
import { annotation } from "./annotation.ts";
import { pullEvent } from "./check/pull-event.ts";
import { tellPlaybookChange } from "./check/tell-playbook-change.ts";
import type { Step, StepResult } from "./step.ts";

/** `command: check`: the playbook as a pull request would have it, or as it stands; without inputs or secrets, and all it writes is the one comment that tells what would change. */
export async function checkPullRequest(step: Step): Promise<StepResult> {
  const pull = pullEvent(await step.event());
  const branch = pull === undefined ? undefined : `refs/pull/${pull.number}/head`;
  const fact = await readFact(step.client, { kind: "file", path: step.playbookFile, branch });
  if (fact.requirement.kind !== "file" || fact.answer.kind === "failed") {
    const why =
      fact.answer.kind === "failed" ? `${fact.answer.problem.cause} ${fact.answer.problem.fix}` : "unexpected answer";
    return result(true, `## The playbook could not be read\n\n${why}\n`, []);
  }
  const text = fact.answer.value;
  const parsed =
    typeof text === "string"
      ? await readPlaybook({ client: step.client, builtIns: readBuiltIns(step.templates) }, step.playbookFile, text)
      : undefined;
  const checked = resultOf(step, parsed);
  const told = pull === undefined ? "" : await tellPlaybookChange(step, pull, parsed);
  return told === "" ? checked : { ...checked, summary: `${checked.summary}\n${told}\n` };
}

function resultOf(step: Step, parsed: Parsed | undefined): StepResult {
  if (parsed === undefined)
    return result(false, `There is no \`${step.playbookFile}\` there, so there is nothing to check.\n`, []);
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
