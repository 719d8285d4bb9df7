import { actorIn, type RepoCall, type RepoRoute, type Reply, textField } from "../call.ts";
import { recordEvent } from "../events.ts";
import { itemIn, itemWrite } from "../items.ts";
import { invalid } from "../refusal.ts";

const write = { accepts: itemWrite, role: "write" } as const;

/** Ending and reopening a discussion. */
export const lockRoutes: readonly RepoRoute[] = [
  { method: "PUT", pattern: "/issues/:number/lock", needs: write, run: (call) => setLock(call, true) },
  { method: "DELETE", pattern: "/issues/:number/lock", needs: write, run: (call) => setLock(call, false) },
];

const reasons = ["off-topic", "too heated", "resolved", "spam"];

function setLock(call: RepoCall, locked: boolean): Reply {
  const issue = itemIn(call, "write");
  const reason = locked ? textField(call, "lock_reason") : undefined;
  if (reason !== undefined && !reasons.includes(reason))
    throw invalid({ resource: "Issue", code: "invalid", field: "lock_reason", value: reason });
  call.world.rows.issues.update(issue.id, { locked, active_lock_reason: reason ?? null });
  recordEvent(call.world, issue, locked ? "locked" : "unlocked", actorIn(call).user);
  return { status: 204 };
}
