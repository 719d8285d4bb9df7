import { param, type RepoCall, type RepoRoute, type Reply, textField } from "../call.ts";
import { formatLabel } from "../format/label.ts";
import { findLabel, itemRead, itemWrite } from "../items.ts";
import { limitLabelDescription, limitLabelName } from "../limits.ts";
import { pageOf } from "../page.ts";
import { invalid, missingField, notFound } from "../refusal.ts";
import type { LabelRow } from "../rows.ts";

const read = { accepts: itemRead, role: "read" } as const;
const write = { accepts: itemWrite, role: "write" } as const;

/** The labels a repository has. */
export const labelRoutes: readonly RepoRoute[] = [
  { method: "GET", pattern: "/labels", needs: read, run: list },
  { method: "POST", pattern: "/labels", needs: write, run: create },
  { method: "GET", pattern: "/labels/:name", needs: read, run: (call) => one(call, labelIn(call), 200) },
  { method: "PATCH", pattern: "/labels/:name", needs: write, run: update },
  { method: "DELETE", pattern: "/labels/:name", needs: write, run: remove },
];

function list(call: RepoCall): Reply {
  return pageOf(call, call.world.rows.labels.findBy("repo_id", call.repo.id), (label) =>
    formatLabel(call.world, call.repo, label),
  );
}

function create(call: RepoCall): Reply {
  const name = textField(call, "name");
  if (name === undefined) throw missingField("name");
  limitLabelName(name);
  demandFree(call, name, undefined);
  const description = textField(call, "description") ?? null;
  limitLabelDescription(description);
  const color = colorIn(call) ?? "ededed";
  return one(
    call,
    call.world.rows.labels.insert({ repo_id: call.repo.id, name, description, color, default: false }),
    201,
  );
}

function update(call: RepoCall): Reply {
  const label = labelIn(call);
  const name = textField(call, "new_name") ?? label.name;
  limitLabelName(name);
  demandFree(call, name, label);
  const description = textField(call, "description") ?? label.description;
  limitLabelDescription(description);
  return one(
    call,
    call.world.rows.labels.update(label.id, { name, description, color: colorIn(call) ?? label.color }) ?? label,
    200,
  );
}

/** The label goes from every item, whose own time of change stays as it was. */
function remove(call: RepoCall): Reply {
  const { rows } = call.world;
  const label = labelIn(call);
  for (const issue of rows.issues.findBy("repo_id", call.repo.id)) {
    if (!issue.label_ids.includes(label.id)) continue;
    rows.issues.update(issue.id, {
      label_ids: issue.label_ids.filter((id) => id !== label.id),
      updated_at: issue.updated_at,
    });
  }
  rows.labels.delete(label.id);
  return { status: 204 };
}

function labelIn(call: RepoCall): LabelRow {
  const label = findLabel(call.world, call.repo, param(call, "name"));
  if (label === undefined) throw notFound();
  return label;
}

function demandFree(call: RepoCall, name: string, self: LabelRow | undefined): void {
  const taken = findLabel(call.world, call.repo, name);
  if (taken !== undefined && taken.id !== self?.id)
    throw invalid({ resource: "Label", code: "already_exists", field: "name" });
}

function colorIn(call: RepoCall): string | undefined {
  const color = textField(call, "color");
  if (color !== undefined && !/^[0-9a-f]{6}$/i.test(color))
    throw invalid({ resource: "Label", code: "invalid", field: "color" });
  return color?.toLowerCase();
}

function one(call: RepoCall, label: LabelRow, status: number): Reply {
  return { status, body: formatLabel(call.world, call.repo, label) };
}
