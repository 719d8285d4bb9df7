import { parseDuration } from "../time/duration.ts";
import { placeLocal } from "../time/zone.ts";
import { type Ground, many, rowsInForce, sourceOf, sure } from "./ground.ts";
import type { Maintenance, Monitor } from "./incidents.ts";
import { parseMoment } from "./parse-moment.ts";

/** The monitors in force, ordered by id; all rules must have been kept. */
export function resolveMonitors(ground: Ground): readonly Monitor[] {
  return rowsInForce(ground.written.incidents?.monitors).map(([id, monitor]) => ({
    id,
    url: sure(monitor.url, `the address of ${id}`),
    service: monitor.service?.trim() ?? id,
    every: parseDuration(monitor.every ?? "1 min"),
    severity: monitor.severity,
    expect: many(monitor.expect),
    timeout: parseDuration(monitor.timeout ?? "10 s"),
    slow: monitor.slow === undefined ? undefined : parseDuration(monitor.slow),
    certificate: parseDuration(monitor.certificate ?? "14 days"),
    tries: monitor.tries ?? 3,
    uptime: monitor.uptime,
    source: sourceOf(ground, ["incidents", "monitors", id]),
  }));
}

/** Planned work, as written; all rules must have been kept. */
export function resolveMaintenance({ written }: Ground): readonly Maintenance[] {
  const zone = sure(written.timezone, "the time zone");
  const instant = (text: string) => {
    const { date, time } = parseMoment(text);
    return placeLocal(date, time, zone);
  };
  return (written.incidents?.maintenance ?? []).map(({ from, to, services = [], why }) => ({
    from: instant(from),
    to: instant(to),
    services: services.map((service) => service.trim()),
    why: why?.trim(),
  }));
}
