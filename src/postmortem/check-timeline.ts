import { formatDuration } from "../time/duration.ts";
import type { Remark } from "./finding.ts";
import { PHASES, type Phase } from "./language.ts";
import type { Part } from "./post-mortem.ts";
import type { Moment } from "./read-timeline.ts";
import { quoteText } from "./quote-text.ts";

const MINUTE = 60_000;

/** Whether a timeline tells when it began, was noticed and was over, in order and without gaps. `every` is the promised rhythm of updates in milliseconds. */
export function checkTimeline(part: Part, moments: readonly Moment[], every: number | undefined): readonly Remark[] {
  const [line] = part.lines;
  const missing = PHASES.filter((phase) => momentOf(moments, phase) === undefined).map((phase): Remark => ({
    id: `timeline-${phase}`,
    line,
    message: MISSING[phase],
  }));
  const unread = moments
    .filter(({ at, unknown }) => at === undefined && !unknown)
    .map(({ line: at, text }): Remark => ({
      id: "timeline-time",
      line: at,
      message: `No time can be read here: ${quoteText(text, 60)}.`,
    }));
  return [...missing, ...unread, ...disorder(moments), ...swapped(moments), ...gaps(moments, every)];
}

/** When a timeline says that something happened: by its name, else by the words of a line. The end is the last one told. */
export function momentOf(moments: readonly Moment[], phase: Phase): Moment | undefined {
  const named = moments.filter((moment) => moment.named.includes(phase));
  const found = named.length > 0 ? named : moments.filter((moment) => moment.told.includes(phase));
  return phase === "resolved" ? found.at(-1) : found[0];
}

const MISSING: Readonly<Record<Phase, string>> = {
  introduced: "The timeline does not say when the fault was introduced.",
  detected: "The timeline does not say when it was detected.",
  resolved: "The timeline does not say when it was resolved.",
};

/** Lines that are earlier than one before them: all but the longest run that is in order. */
function disorder(moments: readonly Moment[]): readonly Remark[] {
  const timed = moments.filter((moment): moment is Moment & { at: number } => moment.at !== undefined);
  const kept = longestRun(timed.map(({ at }) => at));
  return timed
    .filter((_, index) => !kept.has(index))
    .map(({ line }) => ({
      id: "timeline-order" satisfies Remark["id"],
      line,
      message: "This line of the timeline is out of order.",
    }));
}

/** Which of the numbers make up the longest sequence that never falls. */
function longestRun(numbers: readonly number[]): ReadonlySet<number> {
  const ends: number[] = [];
  const before: (number | undefined)[] = [];
  for (const [index, value] of numbers.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[ends[middle] ?? 0] ?? 0) <= value) low = middle + 1;
      else high = middle;
    }
    before[index] = ends[low - 1];
    ends[low] = index;
  }
  const run = new Set<number>();
  for (let at = ends.at(-1); at !== undefined; at = before[at]) run.add(at);
  return run;
}

function swapped(moments: readonly Moment[]): readonly Remark[] {
  const named = PHASES.flatMap((phase) => {
    const moment = moments.find((one) => one.named.includes(phase));
    return moment?.at === undefined ? [] : [{ phase, line: moment.line, at: moment.at }];
  });
  return named.flatMap((one, index): readonly Remark[] => {
    const earlier = named[index - 1];
    if (earlier === undefined || earlier.at <= one.at) return [];
    return [
      {
        id: "timeline-phases",
        line: one.line,
        message: `It cannot be ${one.phase} before it is ${earlier.phase} (line ${earlier.line}).`,
      },
    ];
  });
}

function gaps(moments: readonly Moment[], every: number | undefined): readonly Remark[] {
  const from = momentOf(moments, "detected")?.at;
  const to = (
    moments.find((moment) => moment.mitigated && (moment.at ?? 0) >= (from ?? 0)) ?? momentOf(moments, "resolved")
  )?.at;
  if (every === undefined || from === undefined || to === undefined) return [];
  const between = moments.filter(
    (moment): moment is Moment & { at: number } => moment.at !== undefined && moment.at >= from && moment.at <= to,
  );
  return between.flatMap(({ at, line }, index): readonly Remark[] => {
    const earlier = between[index - 1];
    const gap = earlier === undefined ? 0 : (at - earlier.at) * MINUTE;
    if (earlier === undefined || gap <= every) return [];
    return [
      {
        id: "timeline-gap",
        line,
        message: `Nothing is told of the ${formatDuration(gap)} before this line; an update was promised every ${formatDuration(every)}.`,
      },
    ];
  });
}
