import { actorIn, param, type RepoCall, type RepoRoute, type Reply } from "../call.ts";
import { recordChanges } from "../events.ts";
import { formatIssue } from "../format/issue.ts";
import { formatUser } from "../format/user.ts";
import { assignable, itemIn, itemRead, itemWrite, mostAssignees } from "../items.ts";
import { pageOf } from "../page.ts";
import { notFound } from "../refusal.ts";
import { isAssignable } from "../rights.ts";
import type { IssueRow } from "../rows.ts";
import { findUser } from "../seed.ts";

const read = { accepts: itemRead, role: "read" } as const;
const triage = { accepts: itemWrite, role: "triage" } as const;

/** Who can be given items, and who has been. */
export const assigneeRoutes: readonly RepoRoute[] = [
  { method: "GET", pattern: "/assignees", needs: read, run: list },
  { method: "GET", pattern: "/assignees/:login", needs: read, run: check },
  {
    method: "GET",
    pattern: "/issues/:number/assignees/:login",
    needs: read,
    run: checkFor,
  },
  { method: "POST", pattern: "/issues/:number/assignees", needs: triage, run: add },
  { method: "DELETE", pattern: "/issues/:number/assignees", needs: triage, run: remove },
];

function list(call: RepoCall): Reply {
  const people = call.world.rows.users.all().filter((user) => isAssignable(call.world, call.repo, user));
  return pageOf(call, people, (user) => formatUser(call.world, user));
}

function checkFor(call: RepoCall): Reply {
  itemIn(call);
  return check(call);
}

function check(call: RepoCall): Reply {
  if (assignable(call, param(call, "login")) === undefined) throw notFound();
  return { status: 204 };
}

/** Unlike a new issue, this drops people who cannot be assigned without a word. */
function add(call: RepoCall): Reply {
  const issue = itemIn(call, "write");
  const ids = logins(call).flatMap((login) => assignable(call, login)?.id ?? []);
  return change(call, issue, [...new Set([...issue.assignee_ids, ...ids])].slice(0, mostAssignees), 201);
}

function remove(call: RepoCall): Reply {
  const issue = itemIn(call, "write");
  const ids = logins(call).map((login) => findUser(call.world, login)?.id);
  return change(
    call,
    issue,
    issue.assignee_ids.filter((id) => !ids.includes(id)),
    200,
  );
}

function logins(call: RepoCall): string[] {
  const given = call.body["assignees"];
  return Array.isArray(given) ? given.map(String) : typeof given === "string" ? [given] : [];
}

function change(call: RepoCall, issue: IssueRow, ids: readonly number[], status: number): Reply {
  const same = ids.length === issue.assignee_ids.length && ids.every((id) => issue.assignee_ids.includes(id));
  const changed = same ? issue : (call.world.rows.issues.update(issue.id, { assignee_ids: ids }) ?? issue);
  recordChanges(call.world, actorIn(call).user, issue, changed);
  return { status, body: formatIssue(call.world, call.repo, changed) };
}
