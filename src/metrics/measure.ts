import { InvariantError } from "../errors.ts";
import { type Target, parseTarget } from "../playbook/parse-target.ts";
import type { Metric } from "../playbook/playbook.ts";
import { formatDate } from "../time/format.ts";
import { type LocalDate, daysBetween } from "../time/local-date.ts";
import type { Period } from "../time/period.ts";
import { type Figure, type Unit, type Unmeasured, measured } from "./figure.ts";
import { formatAmount } from "./format-amount.ts";
import { unitOf } from "./format-target.ts";
import type { Said, Teller } from "./teller.ts";
import { type Trend, trendOf } from "./trend.ts";
import { usualStaleAfter, windowBefore, windowYearBefore, windowsUpTo } from "./window.ts";

/** For when a metric is looked at. */
export type Look = {
  /** The last day that is over: windows that end later are not whole yet. */
  readonly day: LocalDate;
  /** The last day on which a value may have been told that stands until the next one. */
  readonly told: LocalDate;
  /** The stretch a report is about: a figure of a window inside it is that window's or none. */
  readonly strict: { readonly from: LocalDate; readonly to: LocalDate } | undefined;
  readonly fiscalYearStart: number;
};

/** How many windows a trend looks back on. */
export const WINDOWS = 12;

const DAY = 86_400_000;

/** A metric over time, as its source tells it; what is void stays void. */
export function measure(metric: Metric, teller: Teller, look: Look): Trend {
  const target = targetOf(metric);
  const windows = windowsUpTo(metric.over, look.day, WINDOWS, look.fiscalYearStart);
  const wanted = windows.at(-1);
  if (wanted === undefined) throw new InvariantError("a trend without a window");
  const at = (window: Period) => figureIn(metric, teller, window, look.fiscalYearStart);
  const past = windows.slice(0, -1).map(at);
  const newest = newestOf(metric, teller, wanted, past, at, look);
  // A value that stands until the next one is held against the one before it, not against itself.
  const earlier = teller.stands === "told" && teller.days !== "all" ? toldOn(teller.days) : windows;
  const before = newest.window.key === wanted.key ? past : earlier.filter(({ to }) => to < newest.window.from).map(at);
  const yearBefore = at(windowYearBefore(metric.over, newest.window, look.fiscalYearStart));
  return trendOf(metric, metric.over, target, [...before, newest].slice(-WINDOWS), yearBefore);
}

/** Every day on which something was told as a window of its own; the newest come last. */
function toldOn(days: readonly LocalDate[]): readonly Period[] {
  return [...new Set(days)].toSorted().map((day) => ({ key: day, from: day, to: day }));
}

/** A metric without a source, or whose source gave no answer: every figure says why. */
export function unmeasurable(metric: Metric, source: string, because: string, look: Look): Trend {
  const [wanted] = windowsUpTo(metric.over, look.day, 1, look.fiscalYearStart);
  if (wanted === undefined) throw new InvariantError("a trend without a window");
  const figure: Figure = { kind: "no-data", unit: unitFor(metric, "count"), window: wanted, source, because };
  return trendOf(metric, metric.over, targetOf(metric), [figure], undefined);
}

/** The target of a metric, read. */
export function targetOf({ target }: Metric): Target | undefined {
  return target === undefined ? undefined : parseTarget(target);
}

function unitFor(metric: Metric, unit: Unit): Unit {
  const target = targetOf(metric);
  if (metric.as !== "value") return "percent";
  return target === undefined ? unit : unitOf(target);
}

/** The figure of one window and no other. */
function figureIn(metric: Metric, teller: Teller, window: Period, fiscalYearStart: number): Figure {
  const said = teller.tell(window);
  if (metric.as === "value" || said.kind !== "said")
    return figureFrom(said, teller, window, unitFor(metric, teller.unit));
  const earlier = windowBefore(metric.over, window, fiscalYearStart);
  const before = teller.tell(earlier);
  const missing = (because: string): Unmeasured => ({
    kind: "no-data",
    unit: "percent",
    window,
    source: teller.source,
    because,
  });
  if (before.kind === "wrong" || before.kind === "calm") return missing(before.because);
  if (before.kind === "silent")
    return missing(`${teller.source} has nothing for ${earlier.key}, against which it is held.`);
  if (before.value === 0) return missing(`It was zero in ${earlier.key}, and from zero there is no growth.`);
  const growth = ((said.value - before.value) / Math.abs(before.value)) * 100;
  const value = metric.as === "growth" ? growth : -growth;
  const [now, then] = [said.value, before.value].map((one) => formatAmount(one, teller.unit));
  const steps = [
    ...said.steps,
    ...before.steps.map((step) => `Before (${earlier.key}): ${step}`),
    `From ${then} to ${now}.`,
  ];
  return measured(value, {
    unit: "percent",
    window,
    sample: said.sample,
    source: teller.source,
    asOf: said.asOf,
    steps,
  });
}

function figureFrom(said: Said, { source }: Teller, window: Period, unit: Unit): Figure {
  switch (said.kind) {
    case "silent":
      return { kind: "no-data", unit, window, source, because: `${source} has nothing for ${window.key}.` };
    case "wrong":
      return { kind: "no-data", unit, window, source, because: said.because };
    case "calm":
      return { kind: "no-data", unit, window, source, because: said.because, calm: true };
    case "said": {
      const { value, sample, asOf, steps, p90, longest } = said;
      const tail = { ...(p90 !== undefined && { p90 }), ...(longest !== undefined && { longest }) };
      return measured(value, { unit, window, sample, source, asOf, steps, ...tail });
    }
  }
}

/** The figure that stands for now: that of the window wanted, else an earlier one while it is not too old, else none. */
function newestOf(
  metric: Metric,
  teller: Teller,
  wanted: Period,
  past: readonly Figure[],
  at: (window: Period) => Figure,
  { day, told, strict }: Look,
): Figure {
  if (teller.days === "all") return at(wanted);
  const limit = teller.stands ? told : wanted.to;
  const newest = teller.days.findLast((one) => one <= limit);
  const unit = unitFor(metric, teller.unit);
  const { source } = teller;
  if (newest === undefined)
    return {
      kind: "no-data",
      unit,
      window: wanted,
      source,
      because: `${source} has nothing up to ${formatDate(limit, { year: true })}.`,
    };
  const staleAfter = metric.staleAfter ?? usualStaleAfter(metric.over);
  const stale = (because: string): Figure => ({ kind: "stale", unit, window: wanted, source, because, newest });
  const ends = `${source} ends on ${formatDate(newest, { year: true })}; nothing is concluded from it.`;
  if (daysBetween(newest, teller.stands ? told : day) * DAY > staleAfter) return stale(ends);
  if (teller.stands && metric.as === "value") {
    const own = { key: newest, from: newest, to: newest };
    return figureFrom(teller.tell(own), teller, own, unit);
  }
  const figure = at(wanted);
  if (figure.kind !== "no-data" || teller.tell(wanted).kind !== "silent") return figure;
  if (strict !== undefined && strict.from <= wanted.from && wanted.to <= strict.to) return stale(ends);
  return past.findLast((one) => one.kind === "value" || one.kind === "zero") ?? figure;
}
