import type { Incidents, Monitor, Uptime } from "../../playbook/incidents.ts";
import { toMillis } from "../../time/instant.ts";
import { type Stretch, bothOf, unionOf, without } from "../../time/stretch.ts";
import type { MonitorDay } from "./monitor-day.ts";
import { openMonitors } from "./open-monitors.ts";

/** What a monitor measured, in milliseconds since 1970; planned work is neither down nor degraded. */
export type Measured = {
  readonly monitor: string;
  /** The incidents that are about what it watches: while it watches, it knows better than they. */
  readonly incidents: readonly number[];
  readonly watched: readonly Stretch[];
  readonly down: readonly Stretch[];
  readonly degraded: readonly Stretch[];
};

type Rules = Pick<Incidents, "monitors" | "maintenance" | "severities">;

/** What the monitors that count in uptime measured on some days. What is down counts as the playbook says of the monitor, else of the severity of the incident it opens. */
export function measuredBy(
  days: readonly MonitorDay[],
  rules: Rules,
  incidentsOf: (monitor: Monitor) => readonly number[],
): readonly Measured[] {
  const byMonitor = Map.groupBy(days, ({ monitor }) => monitor);
  return openMonitors(rules).flatMap((monitor): readonly Measured[] => {
    const mine = byMonitor.get(monitor.id) ?? [];
    const as = countsAs(monitor, rules);
    const watched = stretchesOf(mine, "watched");
    if (as === undefined || watched.length === 0) return [];
    const planned = plannedFor(monitor, rules);
    const found = (what: "down" | "degraded") => without(bothOf(stretchesOf(mine, what), watched), planned);
    const [down, degraded] = [found("down"), found("degraded")];
    const common = { monitor: monitor.id, incidents: incidentsOf(monitor), watched };
    return [as === "down" ? { ...common, down, degraded } : { ...common, down: [], degraded: [...down, ...degraded] }];
  });
}

/** How what a monitor finds down counts in uptime; undefined: it does not. */
function countsAs({ uptime, severity }: Monitor, { severities }: Rules): Uptime | undefined {
  if (uptime !== undefined) return uptime === "up" ? undefined : uptime;
  return severity === undefined ? "down" : severities.find(({ id }) => id === severity)?.uptime;
}

function stretchesOf(days: readonly MonitorDay[], what: "watched" | "down" | "degraded"): readonly Stretch[] {
  return unionOf(
    days.flatMap((one) => {
      const midnight = toMillis(`${one.day}T00:00:00Z`);
      return one[what].map(([from, to]) => [midnight + from * 1000, midnight + to * 1000] as const);
    }),
  );
}

function plannedFor({ service }: Monitor, { maintenance }: Rules): readonly Stretch[] {
  return maintenance.flatMap(({ from, to, services }) =>
    services.length === 0 || services.some((one) => one.toLowerCase() === service.toLowerCase())
      ? [[toMillis(from), toMillis(to)] as const]
      : [],
  );
}
