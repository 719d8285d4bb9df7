import type { TextProblem } from "../../errors.ts";
import { applyPlan } from "../../github/apply-plan.ts";
import type { Writer } from "../../github/writer.ts";
import { markerId } from "../../markdown/marker.ts";
import type { Operation } from "../../operation/operation.ts";
import type { Outcome } from "../../operation/outcome.ts";
import { BROKEN_TITLE, brokenMarker, renderBrokenPlaybook } from "../../render/broken-playbook.ts";
import type { Item } from "../../snapshot/item.ts";
import type { Instant } from "../../time/instant.ts";

/** What is to be told: what is wrong with the playbook now, nothing where it can be used. */
export type BrokenPlaybook = { readonly file: string; readonly problems: readonly TextProblem[] };

/** Keeps the one issue about a playbook that cannot be used: opens it, brings it up to date, and closes it once there is nothing wrong any more. */
export async function tellBrokenPlaybook(
  broken: BrokenPlaybook,
  items: readonly Item[],
  writer: Writer,
  now: Instant,
): Promise<readonly Outcome[]> {
  const operations = brokenPlaybookChanges(broken, items);
  if (operations.length === 0) return [];
  return applyPlan({ version: 1, plannedAt: now, operations, nextDueAt: undefined, problems: [], notes: [] }, writer);
}

/** What must change so that exactly what is wrong is said. */
export function brokenPlaybookChanges(
  { file, problems }: BrokenPlaybook,
  items: readonly Item[],
): readonly Operation[] {
  const standing = items.find(
    ({ kind, state, marker }) => kind === "issue" && state === "open" && markerId(marker) === markerId(brokenMarker),
  );
  if (problems.length === 0)
    return standing === undefined ? [] : [change(standing.number, undefined, "It can be used again.")];
  const body = renderBrokenPlaybook(problems, file);
  if (standing !== undefined)
    return standing.body === body ? [] : [change(standing.number, body, "Other things are wrong with it now.")];
  return [
    {
      kind: "open-issue",
      key: "playbook:broken",
      title: BROKEN_TITLE,
      body,
      labels: [],
      assignees: [],
      type: undefined,
      fields: [],
      reason: "The playbook cannot be used.",
    },
  ];
}

function change(issue: number, body: string | undefined, reason: string): Operation {
  const state = body === undefined ? ({ kind: "completed" } as const) : undefined;
  return {
    kind: "update-issue",
    key: "playbook:broken",
    issue,
    title: undefined,
    body,
    state,
    needs: undefined,
    reason,
  };
}
