import { PlaybookError, type TextProblem } from "../errors.ts";
import { renderRoleTable } from "../render/role-table.ts";
import { readLocalPlaybook } from "./local-playbook.ts";
import type { ExitCode, Terminal } from "./terminal.ts";

/** `almanac validate`: every problem of the playbook at once, and who answers for what because of which line. */
export async function validate(
  terminal: Terminal,
  options: { readonly playbook: string; readonly org: string | undefined; readonly format: "table" | "json" },
): Promise<ExitCode> {
  const { problems, table } = await check(terminal, options);
  const failed = problems.some((problem) => problem.severity === "error");
  if (options.format === "json") {
    terminal.out(`${JSON.stringify(problems, null, 2)}\n`);
    return failed ? 2 : 0;
  }
  for (const { file, line, column, severity, message } of problems)
    terminal.err(`${file}:${line}:${column}: ${severity}: ${message}\n`);
  if (failed) {
    terminal.err(`\n${options.playbook} cannot be used: ${count(problems, "error")}.\n`);
    return 2;
  }
  terminal.out(
    `${table}\n\n${options.playbook} is valid${problems.length === 0 ? "" : ` (${count(problems, "warning")})`}.\n`,
  );
  return 0;
}

async function check(
  terminal: Terminal,
  options: { readonly playbook: string; readonly org: string | undefined },
): Promise<{ problems: readonly TextProblem[]; table: string }> {
  try {
    const { playbook, warnings } = await readLocalPlaybook(terminal, options.playbook, options.org);
    return { problems: warnings, table: renderRoleTable(playbook) };
  } catch (error) {
    if (error instanceof PlaybookError) return { problems: error.problems, table: "" };
    throw error;
  }
}

function count(problems: readonly TextProblem[], severity: TextProblem["severity"]): string {
  const number = problems.filter((problem) => problem.severity === severity).length;
  return `${number} ${severity}${number === 1 ? "" : "s"}`;
}
