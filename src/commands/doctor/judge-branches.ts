import type { Answers } from "../../requirements/answer.ts";
import { DATA_BRANCH } from "../../plan/commit-place.ts";
import { type Finding, fine } from "./finding.ts";
import type { Looked } from "./looked.ts";

/** Names as a pass creates them; what stands for all report branches is one of them. */
export const REPORT_BRANCH = "almanac-report/weekly-analytics/2026-W47";

/** Rules that keep a pass from creating a branch, or from committing to it. */
const FORBIDS = new Set([
  "creation",
  "update",
  "pull_request",
  "required_status_checks",
  "required_deployments",
  "merge_queue",
  "workflows",
  "code_scanning",
]);

/** What is known of the branches a pass writes to. */
export type BranchFacts = {
  readonly branch: Looked<Answers["branch"]>;
  readonly dataRules: Looked<readonly string[]>;
  readonly reportRules: Looked<readonly string[]>;
};

/** Where reports will go, and whether the rules let them get there. */
export function judgeBranches({ branch, dataRules, reportRules }: BranchFacts, web: string): readonly Finding[] {
  return [...ofDefault(branch, web, forbidden(dataRules)), ...ofReports(reportRules, web)];
}

function ofDefault(look: BranchFacts["branch"], web: string, closedToData: string | undefined): readonly Finding[] {
  if (look.kind === "unseen") return [{ ...look.problem, severity: "unknown" }];
  const branch = look.value;
  if (branch === undefined) {
    return [
      {
        id: "repository-empty",
        severity: "error",
        cause: "The repository has no commit yet, so there is neither a playbook nor a place for reports.",
        place: web,
        fix: "Push a first commit, for example a README.",
      },
    ];
  }
  if (branch.closed === undefined)
    return [
      fine("branch-open", `${branch.name} takes direct commits: daily reports go there.`, `${web}/tree/${branch.name}`),
    ];
  const because = `${branch.name} takes no direct commits (${branch.closed})`;
  if (closedToData === undefined)
    return [
      fine(
        "branch-protected",
        `${because}, so daily reports go to the branch \`${DATA_BRANCH}\`, linked from the almanac issue.`,
        `${web}/settings/rules`,
      ),
    ];
  return [
    {
      id: "data-branch-forbidden",
      severity: "error",
      cause: `${because}, and the rules for \`${DATA_BRANCH}\` forbid that way too (${closedToData}), so daily reports have no place.`,
      place: `${web}/settings/rules`,
      fix: `Leave \`${DATA_BRANCH}\` out of the ruleset, or put the writing app on its bypass list; the built-in GITHUB_TOKEN cannot be on one.`,
    },
  ];
}

function ofReports(look: Looked<readonly string[]>, web: string): readonly Finding[] {
  const why = forbidden(look);
  if (why === undefined) return [];
  return [
    {
      id: "report-branches-forbidden",
      severity: "error",
      cause: `The rules forbid the branches \`almanac-report/**\` (${why}), so no report can come as a pull request.`,
      place: `${web}/settings/rules`,
      fix: "Leave `almanac-report/**` out of the ruleset, or put the writing app on its bypass list; the built-in GITHUB_TOKEN cannot be on one.",
    },
  ];
}

/** Older servers and some plans offer no rulesets: then none forbids anything. */
function forbidden(look: Looked<readonly string[]>): string | undefined {
  const types = look.kind === "seen" ? look.value.filter((type) => FORBIDS.has(type)) : [];
  return types.length === 0 ? undefined : types.map((type) => `rule ${type.replaceAll("_", " ")}`).join(", ");
}
