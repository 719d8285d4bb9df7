import type { Alert } from "../../inputs/alert.ts";
import type { Maintenance } from "../../playbook/incidents.ts";
import type { Instant } from "../../time/instant.ts";

/** The planned work that silences an alert at an instant: of all services, or of the one it names; undefined where there is none. What ends is never silenced. */
export function inMaintenance(
  { labels, until }: Pick<Alert, "labels" | "until">,
  windows: readonly Maintenance[],
  now: Instant,
): Maintenance | undefined {
  if (until !== undefined) return undefined;
  const service = labels["service"]?.trim().toLowerCase();
  return windows.find(
    ({ from, to, services }) =>
      from <= now && now < to && (services.length === 0 || services.some((one) => one.toLowerCase() === service)),
  );
}
