import type { Cadence } from "../playbook/playbook.ts";
import type { Item } from "../snapshot/item.ts";
import type { CadenceMemory, Ledger } from "../snapshot/ledger.ts";
import type { LocalDate } from "../time/local-date.ts";

/** What was delivered of one cadence: newest first; the ledger for what left the window, markers where they are newer. */
export function memoryOf(
  cadence: Cadence,
  ledger: Ledger | undefined,
  items: readonly Item[],
): CadenceMemory | undefined {
  const names = [cadence.id, ...cadence.was];
  const remembered = names.map((name) => rememberedOf(ledger, name)).find((memory) => memory !== undefined);
  const newestItem = occurrenceItems(cadence, items).at(-1);
  const listed = names
    .flatMap((name) => sorted(items).listed.get(name) ?? [])
    .sort()
    .at(-1);
  const marked = later(newestItem === undefined ? undefined : dateOf(newestItem), listed);
  if (marked === undefined) return standingMemory(names, items, remembered);
  const issue = newestItem !== undefined && dateOf(newestItem) === marked ? newestItem.number : undefined;
  // What a digest listed may have got its issue later.
  if (remembered?.newest === marked) return { ...remembered, issue: remembered.issue ?? issue };
  if (remembered?.newest !== undefined && remembered.newest > marked) return remembered;
  return { adopted: remembered?.adopted ?? newestItem?.createdAt ?? `${marked}T00:00:00Z`, newest: marked, issue };
}

/** An id may be the name of something every object has, for example `constructor`. */
function rememberedOf(ledger: Ledger | undefined, name: string): CadenceMemory | undefined {
  return ledger !== undefined && Object.hasOwn(ledger.cadences, name) ? ledger.cadences[name] : undefined;
}

/** A continuous duty has no dates, only the issue it once got. */
function standingMemory(
  names: readonly string[],
  items: readonly Item[],
  remembered: CadenceMemory | undefined,
): CadenceMemory | undefined {
  const issue = names.flatMap((name) => sorted(items).standing.get(name) ?? [])[0];
  if (issue === undefined || remembered?.issue !== undefined) return remembered;
  return { adopted: remembered?.adopted ?? issue.createdAt, newest: remembered?.newest, issue: issue.number };
}

/** The issues of a cadence's occurrences, oldest nominal date first; of duplicates the oldest stands for all. */
export function occurrenceItems(cadence: Cadence, items: readonly Item[]): readonly Item[] {
  const { occurrences, byCadence } = sorted(items);
  const before = byCadence.get(cadence);
  if (before !== undefined) return before;
  const found = [cadence.id, ...cadence.was].flatMap((name) => occurrences.get(name) ?? []);
  const byDate = new Map<LocalDate, Item>();
  for (const item of cadence.was.length === 0 ? found : found.sort((a, b) => a.number - b.number)) {
    if (item.stateReason !== "duplicate" && !byDate.has(dateOf(item))) byDate.set(dateOf(item), item);
  }
  const inOrder = [...byDate.values()].sort((a, b) => (dateOf(a) < dateOf(b) ? -1 : 1));
  byCadence.set(cadence, inOrder);
  return inOrder;
}

/** The pull request that holds the report of an occurrence's issue. */
export function reportOf(items: readonly Item[], issue: Item): Item | undefined {
  return sorted(items).reports.get(issue.marker.key.slice(0, 2).join(" "));
}

/** The pull requests of a cadence's reports that were merged, in the order of the items. */
export function mergedReports(cadence: Cadence, items: readonly Item[]): readonly Item[] {
  const { merged } = sorted(items);
  return [cadence.id, ...cadence.was].flatMap((name) => merged.get(name) ?? []);
}

/** The nominal date an occurrence's or report's item stands for. */
export function dateOf(item: Item): LocalDate {
  return item.marker.key[1] ?? "";
}

/** Issues of occurrences, standing issues, and dates that digests list or whose report was merged, by cadence. */
type Sorted = {
  readonly occurrences: ReadonlyMap<string, Item[]>;
  readonly standing: ReadonlyMap<string, Item[]>;
  readonly listed: ReadonlyMap<string, LocalDate[]>;
  /** Pull requests by cadence and date. */
  readonly reports: ReadonlyMap<string, Item>;
  /** Those that were merged, by cadence. */
  readonly merged: ReadonlyMap<string, Item[]>;
  /** What was found for a cadence before. */
  readonly byCadence: Map<Cadence, readonly Item[]>;
};

/** Each cadence asks several times in a pass, and there may be thousands of items: they are gone through once. */
const known = new WeakMap<readonly Item[], Sorted>();

function sorted(items: readonly Item[]): Sorted {
  const before = known.get(items);
  if (before !== undefined) return before;
  const occurrences = new Map<string, Item[]>();
  const standing = new Map<string, Item[]>();
  const listed = new Map<string, LocalDate[]>();
  const reports = new Map<string, Item>();
  const merged = new Map<string, Item[]>();
  for (const item of items) {
    const [id, date] = item.marker.key;
    if (item.marker.kind === "occurrence" && id !== undefined && date !== undefined) add(occurrences, id, item);
    const report = item.marker.kind === "report" ? `${id} ${date}` : undefined;
    if (report !== undefined && !reports.has(report)) reports.set(report, item);
    if (item.marker.kind === "standing" && id !== undefined) add(standing, id, item);
    if (item.mergedAt !== undefined && id !== undefined && date !== undefined) add(listed, id, date);
    if (report !== undefined && item.mergedAt !== undefined && id !== undefined) add(merged, id, item);
    if (item.marker.kind === "digest") for (const [cadence, day] of listedIn(item)) add(listed, cadence, day);
  }
  const made = { occurrences, standing, listed, reports, merged, byCadence: new Map<Cadence, readonly Item[]>() };
  known.set(items, made);
  return made;
}

/** What a digest holds: `lists` names it as `cadence@date` words. */
function listedIn(digest: Item): readonly (readonly [string, LocalDate])[] {
  const words = (digest.marker.notes["lists"] ?? "").split("+").map((entry) => entry.split("@"));
  return words.flatMap(([id, date]) => (id !== undefined && date !== undefined ? [[id, date] as const] : []));
}

function add<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}

function later(a: LocalDate | undefined, b: LocalDate | undefined): LocalDate | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a > b ? a : b;
}
