import type { Cadence } from "../playbook/playbook.ts";
import type { CadenceMemory } from "../snapshot/ledger.ts";
import type { Instant } from "../time/instant.ts";
import { type LocalDate, addDays } from "../time/local-date.ts";
import { periodOf } from "../time/period.ts";
import { localOf } from "../time/zone.ts";
import { type Occurrence, occurrencesBetween } from "./occurrence.ts";
import type { Setting } from "./setting.ts";

/** What a cadence owes now: its newest undelivered occurrence, and the ones before it that nobody will get as an item; `first` where it was never seen before. */
export type Owed = { readonly occurrence: Occurrence; readonly missed: readonly Occurrence[]; readonly first: boolean };

/** How far back a cadence without memory of a delivery is searched for its newest occurrence, in days. */
const LOOK_BACK = 45;

/** What is owed at `now`; undefined where everything that came has been delivered. */
export function owedOf(
  cadence: Cadence,
  setting: Setting,
  memory: CadenceMemory | undefined,
  now: Instant,
): Owed | undefined {
  const adopted = memory?.adopted ?? now;
  const undelivered =
    memory?.newest === undefined
      ? occurrencesBetween(cadence, setting, addDays(localOf(adopted, cadence.zone).date, -LOOK_BACK), now)
      : afterNewest(cadence, setting, memory.newest, now);
  const candidates = sinceAdoption(cadence, undelivered, adopted);
  const occurrence = candidates.at(-1);
  if (occurrence === undefined) return undefined;
  return { occurrence, missed: candidates.slice(0, -1), first: memory === undefined };
}

/** Whether a first pass opens the newest occurrence at once; the others wait for their next date. */
export function startsAtOnce(cadence: Cadence): boolean {
  return cadence.pace === "daily" || cadence.pace === "weekly";
}

/** What history holds: what came since the cadence was adopted, and of those that start at once what was current then. */
function sinceAdoption(cadence: Cadence, all: readonly Occurrence[], adopted: Instant): readonly Occurrence[] {
  const since = all.filter((occurrence) => occurrence.at > adopted);
  if (!startsAtOnce(cadence)) return since;
  // One from before a pause, or of a cadence that has ended, is nothing to begin with.
  const current = addDays(localOf(adopted, cadence.zone).date, -7);
  const running = all.filter(({ at, date }) => at <= adopted && date >= current).slice(-1);
  return [...running, ...since];
}

function afterNewest(cadence: Cadence, setting: Setting, newest: LocalDate, now: Instant): readonly Occurrence[] {
  // A cadence moved from Monday to Tuesday comes twice in that week; its period is delivered all the same.
  const covered = periodOf(newest, cadence.rhythm, cadence.covers, setting.playbook.fiscalYearStart, undefined).key;
  return occurrencesBetween(cadence, setting, newest, now).filter((occurrence) => occurrence.period.key !== covered);
}
