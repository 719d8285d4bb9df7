import type { Diagnosis } from "../../errors.ts";
import type { Operation } from "../../operation/operation.ts";
import type { Applying } from "./applying.ts";

type Kind = Operation["kind"];

const ISSUES: readonly Kind[] = [
  "open-issue",
  "update-issue",
  "comment",
  "update-comment",
  "react",
  "add-assignees",
  "add-labels",
  "remove-label",
  "add-sub-issues",
];
const PULLS: readonly Kind[] = ["open-pull-request"];
const COMMITS: readonly Kind[] = ["commit-files", "change-file"];
const CHECKS: readonly Kind[] = ["check-run"];
const STATUSES: readonly Kind[] = ["commit-status"];
const ALL: readonly Kind[] = [...ISSUES, ...PULLS, ...COMMITS, ...CHECKS, ...STATUSES];

/** Remembers which kinds of operations would fail for the same reason, so that they are not tried. */
export function halt(kind: Kind, { id, cause }: Diagnosis, { halted }: Applying): void {
  for (const one of alike(kind, id)) if (!halted.has(one)) halted.set(one, cause);
}

function alike(kind: Kind, id: string): readonly Kind[] {
  switch (id) {
    case "token-invalid":
    case "sign-on-missing":
    case "archived":
    case "limit-primary":
    case "limit-secondary":
    case "writes-used-up":
      return ALL;
    case "issues-disabled":
      return ISSUES;
    case "permission-missing":
    case "rights-missing":
      return [ISSUES, PULLS, COMMITS, CHECKS, STATUSES].find((group) => group.includes(kind)) ?? [];
    case "creation-restricted":
    case "pull-requests-disabled":
    case "actions-may-not-open-pull-requests":
      return [kind];
    default:
      return [];
  }
}
