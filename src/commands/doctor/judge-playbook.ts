import type { Parsed } from "../../playbook/parse.ts";
import { type Finding, fine } from "./finding.ts";
import type { Looked } from "./looked.ts";

/** Whether the playbook stands on the default branch and can be used; every problem with its line. */
export function judgePlaybook(look: Looked<Parsed | undefined>, file: string, web: string): readonly Finding[] {
  if (look.kind === "unseen") return [{ ...look.problem, severity: "error" }];
  if (look.value === undefined) {
    return [
      {
        id: "playbook-missing",
        severity: "error",
        cause: `There is no ${file} on the default branch, so there is nothing to do.`,
        place: `${web}/new/HEAD?filename=${encodeURIComponent(file)}`,
        fix: "Write one, five lines are enough, and merge it: nothing fires before it is on the default branch.",
      },
    ];
  }
  const problems = look.value.kind === "invalid" ? look.value.problems : look.value.warnings;
  const found = problems.map(({ severity, message, ...at }): Finding => ({
    id: severity === "error" ? "playbook-invalid" : "playbook-doubtful",
    severity,
    cause: message,
    place: `${at.file}:${at.line}:${at.column}`,
    fix:
      severity === "error"
        ? "Change that line: until then nothing is opened or changed."
        : "See whether that line says what you mean.",
  }));
  if (look.value.kind === "invalid") return found;
  const { cadences } = look.value.playbook;
  return [...found, fine("playbook-valid", `The playbook is valid: ${cadences.length} cadences.`, file)];
}
