import type { Problem } from "../operation/plan.ts";
import { playbookLink } from "./file-link.ts";
import { sentence } from "./sentence.ts";

/** A problem as a list entry: what is wrong, where, how to mend it; a line of the playbook becomes a link inside the repository. */
export function problemLine(problem: Problem, playbookFile?: string): string {
  const [, file = "", line = ""] = /^(.*):(\d+)$/.exec(problem.place) ?? [];
  const linked = playbookFile !== undefined && file === playbookFile;
  const shown = linked
    ? `[line ${line} of the playbook](${playbookLink(file, { file, line: Number(line) })})`
    : sentence(problem.place);
  const place = problem.place === "" ? "" : ` (${shown})`;
  return `- **${sentence(problem.cause)}**${place} ${sentence(problem.fix)}`;
}
