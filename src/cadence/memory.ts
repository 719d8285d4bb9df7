import type { Cadence } from "../playbook/playbook.ts";
import type { Item } from "../snapshot/item.ts";
import type { CadenceMemory, Ledger } from "../snapshot/ledger.ts";
import type { LocalDate } from "../time/local-date.ts";

/** What was delivered of one cadence: newest first; the ledger for what left the window, markers where they are newer. */
export function memoryOf(cadence: Cadence, ledger: Ledger | undefined, items: readonly Item[]): CadenceMemory | undefined {
  const names = [cadence.id, ...cadence.was];
  const remembered = names.map((name) => ledger?.cadences[name]).find((memory) => memory !== undefined);
  const newestItem = occurrenceItems(cadence, items).at(-1);
  const listed = items.flatMap((item) => listedDates(item, names)).sort().at(-1);
  const marked = later(newestItem === undefined ? undefined : dateOf(newestItem), listed);
  if (marked === undefined) return remembered;
  if (remembered?.newest !== undefined && remembered.newest >= marked) return remembered;
  const issue = newestItem !== undefined && dateOf(newestItem) === marked ? newestItem.number : undefined;
  return { adopted: remembered?.adopted ?? newestItem?.createdAt ?? `${marked}T00:00:00Z`, newest: marked, issue };
}

/** The issues of a cadence's occurrences, oldest nominal date first; of duplicates the oldest stands for all. */
export function occurrenceItems(cadence: Cadence, items: readonly Item[]): readonly Item[] {
  const names = [cadence.id, ...cadence.was];
  const byDate = new Map<LocalDate, Item>();
  for (const item of items) {
    const [id, date] = item.marker.key;
    if (item.marker.kind !== "occurrence" || id === undefined || date === undefined || !names.includes(id)) continue;
    if (item.stateReason !== "duplicate" && !byDate.has(date)) byDate.set(date, item);
  }
  return [...byDate.values()].sort((a, b) => (dateOf(a) < dateOf(b) ? -1 : 1));
}

/** The nominal date an occurrence's or report's item stands for. */
export function dateOf(item: Item): LocalDate {
  return item.marker.key[1] ?? "";
}

/** Dates of a cadence that a digest holds: `lists` names them as `cadence@date` words. */
function listedDates(item: Item, names: readonly string[]): LocalDate[] {
  if (item.marker.kind !== "digest") return [];
  return (item.marker.notes["lists"] ?? "")
    .split("+")
    .map((entry) => entry.split("@"))
    .flatMap(([id, date]) => (id !== undefined && date !== undefined && names.includes(id) ? [date] : []));
}

function later(a: LocalDate | undefined, b: LocalDate | undefined): LocalDate | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a > b ? a : b;
}
