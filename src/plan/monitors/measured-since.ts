import { readAlertMemory } from "../../incident/alerts/alert-memory.ts";
import { type Measured, measuredBy } from "../../incident/monitors/measured.ts";
import { monitorFingerprint } from "../../incident/monitors/monitor-alert.ts";
import { joinDays } from "../../incident/monitors/monitor-day.ts";
import { monitorPath, readMonitorDays } from "../../incident/monitors/monitor-file.ts";
import type { Monitor } from "../../playbook/incidents.ts";
import type { Asked } from "../../requirements/facts.ts";
import type { Issue } from "../../snapshot/issue.ts";
import type { Instant } from "../../time/instant.ts";
import { addDays } from "../../time/local-date.ts";
import { monthNumber, firstOfMonth } from "../../time/span.ts";
import { DATA_BRANCH } from "../commit-place.ts";
import { serviceOf } from "../incident/incident-view-of.ts";
import type { World } from "../world.ts";

/** What monitors measured since an instant: as it stands on the data branch, and as this pass was told. `issues` are those of incidents that may be about what they watch. */
export function measuredSince(world: World, since: Instant, issues: readonly Issue[]): Asked<readonly Measured[]> {
  const { incidents } = world.playbook;
  if (incidents.monitors.length === 0) return { kind: "value", value: [] };
  // A day of the playbook's zone reaches into two of UTC.
  const first = monthNumber(addDays(since.slice(0, 10), -1));
  const last = monthNumber(world.now.slice(0, 10));
  const files = Array.from({ length: last - first + 1 }, (_, index) =>
    world.facts.ask<"file">({
      kind: "file",
      path: monitorPath(firstOfMonth(first + index)),
      branch: DATA_BRANCH,
    }),
  );
  const failed = files.find(({ kind }) => kind === "failed");
  if (failed?.kind === "failed") return failed;
  if (files.some(({ kind }) => kind === "missing")) return { kind: "missing" };
  const stored = files.flatMap((file) => (file.kind === "value" ? readMonitorDays(file.value ?? "") : []));
  const days = joinDays(stored, world.probed.days);
  const about = (monitor: Monitor) => issues.filter((issue) => isAbout(issue, monitor)).map(({ number }) => number);
  return { kind: "value", value: measuredBy(days, incidents, about) };
}

/** Whether an incident is about what a monitor watches: it opened it, or both name the same service. */
function isAbout(issue: Issue, monitor: Monitor): boolean {
  const service = serviceOf(issue)?.toLowerCase();
  return (
    readAlertMemory(issue.body).some(({ fingerprint }) => fingerprint === monitorFingerprint(monitor)) ||
    (service !== undefined && [monitor.service, monitor.id].some((name) => name.toLowerCase() === service))
  );
}
