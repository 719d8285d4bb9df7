import type { Problem } from "../operation/plan.ts";
import { safeLink, safeUrl } from "../markdown/safe-text.ts";
import { playbookLink } from "./file-link.ts";
import { sentence } from "./sentence.ts";

/** A problem as a list entry: what is wrong, where, how to mend it; a line of the playbook becomes a link inside the repository. */
export function problemLine(problem: Problem, playbookFile?: string): string {
  const [, file = "", line = ""] = /^(.*):(\d+)$/.exec(problem.place) ?? [];
  const linked = playbookFile !== undefined && file === playbookFile;
  const shown = linked
    ? `[line ${line} of the playbook](${playbookLink(file, { file, line: Number(line) })})`
    : pageOr(problem.place);
  const place = problem.place === "" ? "" : ` (${shown})`;
  return `- **${sentence(problem.cause)}**${place} ${sentence(problem.fix)}`;
}

/** A page becomes a link that is named by its path; an address as mere text could not be followed. */
function pageOr(place: string): string {
  const url = safeUrl(place);
  return url === undefined ? sentence(place) : safeLink(new URL(url).pathname.slice(1), url);
}
