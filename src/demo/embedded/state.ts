import { recordEvent } from "./events.ts";
import type { IssueRow, UserRow } from "./rows.ts";
import type { World } from "./world.ts";

/** Closes an item; one that is closed already only takes the new reason. */
export function closeIssue(
  world: World,
  issue: IssueRow,
  actor: UserRow,
  reason: string | undefined,
  commit: string | null = null,
): void {
  const state_reason = issue.is_pull_request
    ? null
    : reason === undefined || reason === "reopened"
      ? "completed"
      : reason;
  if (issue.state === "closed") {
    if (reason !== undefined) world.rows.issues.update(issue.id, { state_reason });
    return;
  }
  world.rows.issues.update(issue.id, { state: "closed", state_reason, closed_at: world.now(), closed_by_id: actor.id });
  recordEvent(world, issue, "closed", actor, { state_reason, commit_id: commit });
}

/** Opens a closed item again. */
export function reopenIssue(world: World, issue: IssueRow, actor: UserRow): void {
  if (issue.state === "open") return;
  const state_reason = issue.is_pull_request ? null : "reopened";
  world.rows.issues.update(issue.id, { state: "open", state_reason, closed_at: null, closed_by_id: null });
  recordEvent(world, issue, "reopened", actor);
}
