import { severityLabel } from "../incident/declare.ts";
import type { Incident } from "../incident/incident.ts";
import type { Measured } from "../incident/monitors/measured.ts";
import type { Incidents } from "../playbook/incidents.ts";
import type { Asked } from "../requirements/facts.ts";
import type { Issue } from "../snapshot/issue.ts";
import type { Instant } from "../time/instant.ts";
import { openly, watchIncident } from "./incident/watched-incident.ts";
import { measuredSince } from "./monitors/measured-since.ts";
import type { World } from "./world.ts";

/** Labels of incidents that count in figures; a P3 waits for a sprint. */
export const COUNTED = ["P0", "P1", "P2"];

/** Labels under which stand all incidents that may count in uptime: those of figures, and whatever else the playbook says users notice. */
export function noticedLabels({ severities, flags }: Pick<Incidents, "severities" | "flags">): readonly string[] {
  const noticed = [...severities, ...flags].filter(({ uptime }) => uptime !== undefined).map(({ id }) => id);
  return [...new Set([...COUNTED, ...noticed])];
}

/** Every incident that bears one of some labels and changed since an instant, by number. */
export function incidentsSince(
  world: World,
  since: Instant,
  labels: readonly string[] = COUNTED,
): Asked<readonly Incident[]> {
  const issues = issuesSince(world, since, labels);
  if (issues.kind === "failed") return issues;
  const looked = issues.found.map((issue) => watchIncident(world, issue));
  const failed = looked.find((one) => one.kind === "failed");
  if (failed !== undefined) return failed;
  if (issues.missing || looked.some(({ kind }) => kind === "missing")) return { kind: "missing" };
  return { kind: "value", value: looked.flatMap((one) => (one.kind === "incident" ? [openly(one.watched)] : [])) };
}

/** What monitors measured since then, with the incidents they know better than. */
export function measuredWith(
  world: World,
  since: Instant,
  labels: readonly string[] = COUNTED,
): Asked<readonly Measured[]> {
  if (world.playbook.incidents.monitors.length === 0) return { kind: "value", value: [] };
  const issues = issuesSince(world, since, labels);
  if (issues.kind === "failed") return issues;
  const measured = measuredSince(world, since, issues.found);
  return issues.missing ? { kind: "missing" } : measured;
}

type Issues = { readonly kind: "read"; readonly found: readonly Issue[]; readonly missing: boolean };

function issuesSince(
  world: World,
  since: Instant,
  labels: readonly string[],
): Issues | Extract<Asked<unknown>, { kind: "failed" }> {
  // From the year's beginning, so that all who look back share the answer, however far each looks.
  const from = `${since.slice(0, 4)}-01-01T00:00:00Z`;
  const lists = labels.map((label) => world.facts.ask<"labelled">({ kind: "labelled", label, since: from }));
  const issues = new Map<number, Issue>();
  for (const list of lists) {
    if (list.kind === "failed") return list;
    if (list.kind === "value")
      for (const issue of list.value)
        // A flag may stand on what is no incident.
        if (
          issue.updatedAt >= since &&
          issue.labels.some((label) => severityLabel(label, world.playbook) !== undefined)
        )
          issues.set(issue.number, issue);
  }
  const found = [...issues.values()].toSorted((a, b) => a.number - b.number);
  return { kind: "read", found, missing: lists.some(({ kind }) => kind === "missing") };
}
