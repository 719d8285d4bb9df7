import { actorIn, param, type RepoCall, type RepoRoute, type Reply } from "../call.ts";
import { recordChanges } from "../events.ts";
import { formatLabel } from "../format/label.ts";
import { findLabel, itemIn, itemRead, itemWrite, labelIds, withLabels } from "../items.ts";
import { limitLabelCount } from "../limits.ts";
import { pageOf } from "../page.ts";
import { notFound } from "../refusal.ts";
import type { IssueRow } from "../rows.ts";

const triage = { accepts: itemWrite, role: "triage" } as const;

/** The labels of one item. */
export const issueLabelRoutes: readonly RepoRoute[] = [
  {
    method: "GET",
    pattern: "/issues/:number/labels",
    needs: { accepts: itemRead, role: "read" },
    run: (call) => labels(call, itemIn(call)),
  },
  { method: "POST", pattern: "/issues/:number/labels", needs: triage, run: add },
  { method: "PUT", pattern: "/issues/:number/labels", needs: triage, run: replace },
  { method: "DELETE", pattern: "/issues/:number/labels", needs: triage, run: clear },
  { method: "DELETE", pattern: "/issues/:number/labels/:name", needs: triage, run: remove },
];

/** The endpoint's own text says that an empty list takes all labels away. */
function add(call: RepoCall): Reply {
  const issue = itemIn(call, "write");
  const ids = labelIds(call, given(call));
  return labels(call, change(call, issue, ids.length === 0 ? [] : withLabels(issue, ids)));
}

function replace(call: RepoCall): Reply {
  const issue = itemIn(call, "write");
  const ids = labelIds(call, given(call));
  limitLabelCount(ids.length);
  return labels(call, change(call, issue, ids));
}

function clear(call: RepoCall): Reply {
  change(call, itemIn(call, "write"), []);
  return { status: 204 };
}

function remove(call: RepoCall): Reply {
  const issue = itemIn(call, "write");
  const label = findLabel(call.world, call.repo, param(call, "name"));
  if (label === undefined || !issue.label_ids.includes(label.id)) throw notFound("Label does not exist");
  return labels(
    call,
    change(
      call,
      issue,
      issue.label_ids.filter((id) => id !== label.id),
    ),
  );
}

function given(call: RepoCall): unknown {
  return call.body["labels"] ?? [];
}

function change(call: RepoCall, issue: IssueRow, ids: readonly number[]): IssueRow {
  const same = ids.length === issue.label_ids.length && ids.every((id) => issue.label_ids.includes(id));
  if (same) return issue;
  const changed = call.world.rows.issues.update(issue.id, { label_ids: ids }) ?? issue;
  recordChanges(call.world, actorIn(call).user, issue, changed);
  return changed;
}

function labels(call: RepoCall, issue: IssueRow): Reply {
  const rows = issue.label_ids.flatMap((id) => call.world.rows.labels.get(id) ?? []);
  return call.incoming.method === "GET"
    ? pageOf(call, rows, (label) => formatLabel(call.world, call.repo, label))
    : { status: 200, body: rows.map((label) => formatLabel(call.world, call.repo, label)) };
}
