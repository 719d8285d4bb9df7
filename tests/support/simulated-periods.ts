import { dateOf, occurrenceItems } from "../../src/cadence/memory.ts";
import { type Occurrence, occurrencesBetween } from "../../src/cadence/occurrence.ts";
import { noteOf } from "../../src/markdown/marker.ts";
import type { Cadence, Playbook } from "../../src/playbook/playbook.ts";
import { missedWords } from "../../src/render/missed-words.ts";
import type { Instant } from "../../src/time/instant.ts";
import type { LocalDate } from "../../src/time/local-date.ts";
import type { SimulatedRepository } from "./simulated-repository.ts";
import { ledgerIn } from "./simulated-view.ts";

/** How one occurrence reached people: as an item, as an entry of a list, or by the merge of its report; and which missed ones it names. */
type Delivered = { readonly date: LocalDate; readonly names: (missed: readonly Occurrence[]) => boolean };

/** Everything wrong with how the periods of a cadence reached people by an instant: each must be delivered, listed or named exactly once. */
export function lostPeriods(
  repository: SimulatedRepository,
  playbook: Playbook,
  holidays: ReadonlySet<LocalDate>,
  cadence: Cadence,
  now: Instant,
): readonly string[] {
  const come = (after: LocalDate) => occurrencesBetween(cadence, { playbook, holidays }, after, now);
  const delivered = deliveriesOf(repository, cadence).toSorted((a, b) => (a.date < b.date ? -1 : 1));
  const wrong = delivered.flatMap(({ date, names }, index) => {
    const before = delivered[index - 1];
    if (before === undefined) return [];
    if (before.date === date) return [`${cadence.id} ${date} was delivered twice`];
    const missed = come(before.date).filter((one) => one.date < date);
    return names(missed) ? [] : [`${cadence.id} ${date} does not name ${missed.map((one) => one.date).join(", ")}`];
  });
  const newest = delivered.at(-1)?.date;
  const waits =
    cadence.ifOpen === "skip" && occurrenceItems(cadence, repository.items).some(({ state }) => state === "open");
  const owed = newest === undefined || waits ? [] : come(newest);
  return [...wrong, ...owed.map(({ date }) => `${cadence.id} ${date} never came`)];
}

/** The reports of a cadence that were committed more than once, or left out since it was adopted. */
export function lostReports(
  repository: SimulatedRepository,
  playbook: Playbook,
  holidays: ReadonlySet<LocalDate>,
  cadence: Cadence,
  now: Instant,
): readonly string[] {
  const paths = repository.commits.flatMap(({ files }) => files.map((file) => file.path));
  const own = paths.filter((path) => path.startsWith(`reports/${cadence.id}/`));
  const twice = own.filter((path, index) => own.indexOf(path) !== index);
  const all = occurrencesBetween(cadence, { playbook, holidays }, "2026-10-01", now);
  const adopted = ledgerIn(repository).cadences[cadence.id]?.adopted ?? now;
  const wanted = all.filter(({ at }) => at > adopted).map(({ period }) => `reports/${cadence.id}/${period.key}.md`);
  const lost = wanted.filter((path) => !own.includes(path));
  return [...twice.map((path) => `${path} was committed twice`), ...lost.map((path) => `${path} was never committed`)];
}

function deliveriesOf(repository: SimulatedRepository, cadence: Cadence): readonly Delivered[] {
  const listed = repository.items.flatMap(({ marker, body }): Delivered[] => {
    const lists = (marker.kind === "digest" ? (noteOf(marker, "lists") ?? "") : "").split("+");
    return lists
      .filter((entry) => entry.startsWith(`${cadence.id}@`))
      .map((entry) => ({
        date: entry.slice(cadence.id.length + 1),
        names: (missed) => missed.length === 0 || body.includes(`also for ${missedWords(missed)}`),
      }));
  });
  const promoted = new Set(listed.map(({ date }) => date));
  const items = repository.items.filter(({ marker }) => marker.kind === "occurrence" && marker.key[0] === cadence.id);
  const opened = items
    .filter((item) => !promoted.has(dateOf(item)))
    .map((item): Delivered => ({
      date: dateOf(item),
      names: (missed) => noteOf(item.marker, "missed") === rangeOf(missed),
    }));
  const known = new Set(opened.map(({ date }) => date));
  const merged = repository.items
    .filter(
      ({ marker, mergedAt }) => marker.kind === "report" && marker.key[0] === cadence.id && mergedAt !== undefined,
    )
    .filter((report) => !known.has(dateOf(report)) && !promoted.has(dateOf(report)))
    .map((report): Delivered => ({
      date: dateOf(report),
      names: (missed) => missed.length === 0 || report.body.includes(missedWords(missed)),
    }));
  return [...opened, ...listed, ...merged];
}

function rangeOf(missed: readonly Occurrence[]): string | undefined {
  const [first] = missed;
  const last = missed.at(-1);
  return first === undefined || last === undefined ? undefined : `${first.date}..${last.date}`;
}
