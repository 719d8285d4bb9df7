import type { LocalDate } from "../time/local-date.ts";
import { isPlaceholder } from "./is-placeholder.ts";
import { labelOf } from "./label-of.ts";
import { PHASES, type Phase } from "./language.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Part } from "./post-mortem.ts";
import { minutesOf, readDay, readMoment } from "./read-moment.ts";

/** One line of a timeline. */
export type Moment = {
  readonly line: number;
  /** Minutes since 1970 as the clock of the place shows them; undefined where nobody can tell. */
  readonly at: number | undefined;
  /** The day, where it is known. */
  readonly day: LocalDate | undefined;
  readonly text: string;
  /** Moments it is the name of, or speaks of. */
  readonly named: readonly Phase[];
  readonly told: readonly Phase[];
  readonly mitigated: boolean;
  /** Whether it says that the time is not known, and why, or only holds its place. */
  readonly unknown: boolean;
};

const DAY = 1440;
/** Where no day is written at all, one is as good as another. */
const SOME_DAY = "1970-01-02";

/** The moments of a timeline in the order in which they are written; times without a day take that of the line before. */
export function readTimeline({ entries }: Part, lexicon: Lexicon): readonly Moment[] {
  const head = entries.find((entry) => entry.head);
  const columns = head?.cells.map((cell) => lexicon.column(cell, ["time", "day", "event"])) ?? [];
  const moments: Moment[] = [];
  let year: string | undefined;
  let day: LocalDate | undefined;
  let last: number | undefined;
  let offset = 0;
  let depth: number | undefined;
  for (const entry of entries) {
    if (entry.kind === "heading" || (entry.kind === "text" && entry.text.length < 60)) {
      // A day may stand above its times.
      const above = readDay(entry.text, lexicon.months, year);
      if (above !== undefined && !/\d:\d\d/.test(entry.text)) {
        day = above.date;
        year = day.slice(0, 4);
        last = undefined;
        continue;
      }
    }
    if (entry.kind === "heading" || entry.kind === "code" || entry.head) continue;
    if (entry.kind === "item") {
      depth ??= entry.depth;
      if (entry.depth > depth) continue;
    }
    const { when, what } =
      entry.kind === "row" ? cellsOf(entry.cells, columns) : { when: entry.text, what: entry.text };
    const read = readMoment(when, lexicon.months, year);
    const early = entry.kind === "row" || (read !== undefined && startsWith(entry.text, read.rest));
    if (entry.kind === "text" && !early) continue;
    const event = entry.kind === "row" ? what : (read?.rest ?? entry.text).replace(/^[\s:.,)–—-]+/, "");
    const { label, said } = labelOf({ ...entry, kind: "text", text: event, lead: "" });
    const cells = entry.kind === "row" ? entry.cells : [];
    const named = PHASES.filter((phase) =>
      [label, event, ...cells, entry.lead].some((text) => text !== "" && lexicon.names(phase, text)),
    );
    const told = PHASES.filter((phase) => lexicon.tells(phase, event));
    const common = { line: entry.line, text: event, named, told, mitigated: lexicon.says("mitigated", event) };
    if (read?.minutes === undefined || !early) {
      const why = lexicon.says("unknown", when.trim()) || lexicon.says("unknown", said);
      moments.push({
        ...common,
        at: undefined,
        day: undefined,
        unknown: (why && event.length > 20) || isPlaceholder(when, lexicon),
      });
      continue;
    }
    offset = read.offset ?? offset;
    if (read.date !== undefined) {
      day = read.date;
      year = day.slice(0, 4);
    }
    let at = minutesOf(day ?? SOME_DAY, read.minutes) - offset;
    // Past midnight the day is seldom written again.
    if (read.date === undefined && last !== undefined) while (at < last - DAY / 2) at += DAY;
    last = at;
    moments.push({ ...common, at, day, unknown: false });
  }
  return moments;
}

function cellsOf(
  cells: readonly string[],
  columns: readonly (string | undefined)[],
): { readonly when: string; readonly what: string } {
  const of = (name: string) => cells.filter((_, index) => columns[index] === name);
  const timed = columns.includes("time") || columns.includes("day");
  const when = timed ? [...of("day"), ...of("time")].join(" ") : (cells[0] ?? "");
  const what = cells.filter((_, index) => (timed ? columns[index] !== "time" && columns[index] !== "day" : index > 0));
  return { when, what: what.filter((cell) => cell !== "").join(": ") };
}

/** Whether the time stands at the beginning, with nothing before it but brackets. */
function startsWith(text: string, rest: string): boolean {
  return text.length - rest.length < 45 && /^[^\p{L}]*(?:[\p{L}]{2,12}\W{1,3}){0,3}\d/u.test(text);
}
