import { type MonitorDay, joinDays } from "../../incident/monitors/monitor-day.ts";
import { monitorPath, readMonitorDays, writeMonitorDays } from "../../incident/monitors/monitor-file.ts";
import { openMonitors } from "../../incident/monitors/open-monitors.ts";
import type { FileChange } from "../../operation/operation.ts";
import { DATA_BRANCH } from "../commit-place.ts";
import { type Draft, draft } from "../draft.ts";
import { isMeasuring } from "../is-measuring.ts";
import type { World } from "../world.ts";

/** Puts what monitors measured on the data branch: once a day when it is over, when figures are measured, and when one of them told something. */
export function planMonitorDays(world: World): Draft {
  const { unstored } = world.probed;
  const open = new Set(openMonitors(world.playbook.incidents).map(({ id }) => id));
  const days = world.probed.days.filter(({ monitor }) => open.has(monitor));
  const told = world.alerts.some(({ sender }) => sender === "monitor");
  if (days.length === 0 || !(unstored || told || isMeasuring(world))) return draft({});
  const months = [...Map.groupBy(days, ({ day }) => monitorPath(day))].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const standing = months.map(([path, fresh]) => ({
    path,
    fresh,
    asked: world.facts.ask<"file">({ kind: "file", path, branch: DATA_BRANCH }),
  }));
  if (standing.some(({ asked }) => asked.kind === "missing")) return draft({});
  const problems = standing.flatMap(({ asked }) => (asked.kind === "failed" ? [asked.problem] : []));
  const files = standing.flatMap(({ path, fresh, asked }) =>
    asked.kind === "value" ? changed(path, asked.value, fresh) : [],
  );
  if (files.length === 0) return draft({ problems });
  return draft({
    problems,
    operations: [
      {
        kind: "commit-files",
        key: `${STORES}${world.now.slice(0, 10)}`,
        branch: DATA_BRANCH,
        orphan: true,
        message: "Record what monitors measured\n",
        files,
        reason: "Uptime is measured by it.",
      },
    ],
  });
}

/** Whether a key is that of the operation that stores what monitors measured. */
export function isMonitorKey(key: string): boolean {
  return key.startsWith(STORES);
}

const STORES = "monitors:";

function changed(path: string, before: string | undefined, fresh: readonly MonitorDay[]): readonly FileChange[] {
  const text = writeMonitorDays(joinDays(readMonitorDays(before ?? ""), fresh));
  return text === before ? [] : [{ path, text }];
}
