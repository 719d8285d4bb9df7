import type { Call } from "./call.ts";
import { nodeId } from "./format/node-id.ts";
import { Refusal, notFound } from "./refusal.ts";
import { demand } from "./rights.ts";
import type { IssueRow } from "./rows.ts";
import type { World } from "./world.ts";

/** GitHub takes so many below one issue, closed ones counted. */
const MOST = 100;

/** The issues below another, in the order in which they were put there. */
export function subIssuesOf(world: World, parent: IssueRow): readonly IssueRow[] {
  return world.rows.subIssues
    .findBy("parent_id", parent.id)
    .flatMap(({ issue_id: id }) => world.rows.issues.get(id) ?? [])
    .filter(({ deleted }) => !deleted);
}

/** Puts an issue below another, both given by their opaque ids. */
export function addSubIssue(
  call: Call,
  parentId: string,
  childId: string,
): { readonly parent: IssueRow; readonly child: IssueRow } {
  const parent = issueBy(call, parentId);
  const child = issueBy(call, childId);
  if (parent.id === child.id) throw new Refusal(422, "Sub-issues may not create a cycle");
  const [above] = call.world.rows.subIssues.findBy("issue_id", child.id);
  if (above !== undefined)
    throw new Refusal(
      422,
      above.parent_id === parent.id
        ? "Issue may not contain duplicate sub-issues and Sub issue may only have one parent"
        : "Sub issue may only have one parent",
    );
  if (call.world.rows.subIssues.findBy("parent_id", parent.id).length >= MOST)
    throw new Refusal(422, `Parent cannot have more than ${MOST} sub-issues`);
  call.world.rows.subIssues.insert({ parent_id: parent.id, issue_id: child.id });
  return { parent, child };
}

function issueBy({ world, actor }: Call, id: string): IssueRow {
  const issue = world.rows.issues.all().find((row) => nodeId("Issue", row.id) === id && !row.deleted);
  const repo = issue === undefined ? undefined : world.rows.repos.get(issue.repo_id);
  if (issue === undefined || repo === undefined)
    throw notFound(`Could not resolve to a node with the global id of '${id}'`);
  demand(world, repo, actor, { accepts: "issues=write", role: "triage" }, true);
  if (issue.is_pull_request) throw notFound(`Could not resolve to Issue node with the global id of '${id}'.`);
  return issue;
}
