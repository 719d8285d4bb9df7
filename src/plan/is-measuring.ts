import type { LocalTime } from "../time/local-date.ts";
import { placeLocal } from "../time/zone.ts";
import type { World } from "./world.ts";

/** When metrics are measured; the same hour as that of the daily reports, so that one pass does both. */
export const MEASURED_AT: LocalTime = "08:00";

/** Whether this pass is the one of the day that measures. */
export function isMeasuring({ playbook, ledger, today, now }: World): boolean {
  return (
    playbook.metrics.length > 0 && ledger.measured !== today && now >= placeLocal(today, MEASURED_AT, playbook.zone)
  );
}
