import { dateOf, occurrenceItems } from "../cadence/memory.ts";
import { nextOccurrence } from "../cadence/occurrence.ts";
import type { Setting } from "../cadence/setting.ts";
import type { Cadence } from "../playbook/playbook.ts";
import type { Item } from "../snapshot/item.ts";
import type { Ledger } from "../snapshot/ledger.ts";
import { formatDate } from "../time/format.ts";
import type { Instant } from "../time/instant.ts";
import { localOf } from "../time/zone.ts";

/**
 * A ledger without deliveries that cannot have been: those later than the next date of their cadence that no item bears.
 * Only somebody's edit leaves such a line, and believing it would keep the cadence silent until then. Each is noted.
 */
export function trustedLedger(
  ledger: Ledger,
  setting: Setting,
  items: readonly Item[],
  now: Instant,
): { readonly ledger: Ledger; readonly notes: readonly string[] } {
  const wrong = setting.playbook.cadences.flatMap((cadence) => wronglyNewest(cadence, ledger, setting, items, now));
  if (wrong.length === 0) return { ledger, notes: [] };
  const cadences = Object.entries(ledger.cadences).map(
    ([name, memory]) =>
      [
        name,
        wrong.some((one) => one.name === name) ? { ...memory, newest: undefined, issue: undefined } : memory,
      ] as const,
  );
  return { ledger: { ...ledger, cadences: Object.fromEntries(cadences) }, notes: wrong.map(({ note }) => note) };
}

function wronglyNewest(
  cadence: Cadence,
  ledger: Ledger,
  setting: Setting,
  items: readonly Item[],
  now: Instant,
): readonly { readonly name: string; readonly note: string }[] {
  const today = localOf(now, cadence.zone).date;
  return [cadence.id, ...cadence.was].flatMap((name) => {
    const newest = Object.hasOwn(ledger.cadences, name) ? ledger.cadences[name]?.newest : undefined;
    if (newest === undefined || newest <= today) return [];
    if (occurrenceItems(cadence, items).some((item) => dateOf(item) === newest)) return [];
    const next = nextOccurrence(cadence, setting, now);
    if (next === undefined || newest <= next.date) return [];
    const until = formatDate(newest, { year: true });
    return [
      {
        name,
        note: `The ledger says that ${cadence.title} was delivered up to ${until}, which cannot be; what stands as issues counts instead.`,
      },
    ];
  });
}
