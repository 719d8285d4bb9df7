import type { RepoCall, RepoRoute, Reply } from "../call.ts";
import { formatIssue } from "../format/issue.ts";
import { itemIn } from "../items.ts";
import { pageOf } from "../page.ts";
import { subIssuesOf } from "../sub-issues.ts";

/** What stands below an issue; it is put there over GraphQL. */
export const subIssueRoutes: readonly RepoRoute[] = [
  {
    method: "GET",
    pattern: "/issues/:number/sub_issues",
    needs: { accepts: "issues=read", role: "read" },
    run: list,
  },
];

function list(call: RepoCall): Reply {
  return pageOf(call, subIssuesOf(call.world, itemIn(call)), (issue) => formatIssue(call.world, call.repo, issue));
}
