import type { Alert } from "../../inputs/alert.ts";
import type { KnownAlert } from "./alert-memory.ts";

/** What a message changed for an incident: what it remembers now, and what began and ended by it. */
export type Merged = {
  readonly alerts: readonly KnownAlert[];
  readonly began: readonly KnownAlert[];
  readonly ended: readonly KnownAlert[];
};

/** Lays alerts over those an incident knows. An alert that is told again, or of a firing that ended already, changes nothing: so a message may come twice, late, or in another order. */
export function mergeAlerts(known: readonly KnownAlert[], alerts: readonly Alert[]): Merged {
  const merged = new Map(known.map((alert) => [alert.fingerprint, alert]));
  const began: KnownAlert[] = [];
  const ended: KnownAlert[] = [];
  for (const alert of alerts) {
    const before = merged.get(alert.fingerprint);
    const { fingerprint, title, since, until } = alert;
    if (until === undefined && fires(before, since)) {
      const now = { fingerprint, title, since, until };
      merged.set(fingerprint, now);
      began.push(now);
    } else if (until !== undefined && before?.until === undefined && before !== undefined && until >= before.since) {
      const now = { ...before, until };
      merged.set(fingerprint, now);
      ended.push(now);
    }
  }
  return { alerts: [...merged.values()], began, ended };
}

/** Whether a firing is a new one. */
function fires(before: KnownAlert | undefined, since: string): boolean {
  return before === undefined || (before.until !== undefined && since > before.until);
}
