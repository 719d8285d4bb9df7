import { type LocalDate, addDays, isLocalDate, weekdayOf } from "../time/local-date.ts";
import type { Figure } from "./figure.ts";
import { valueOf } from "./figure.ts";
import type { Trend } from "./trend.ts";

/** A figure as it was recorded, and as it was before something arrived late. */
export type Recorded = {
  readonly metric: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly value: number;
  readonly sample: number | undefined;
  readonly asOf: LocalDate;
  readonly recorded: LocalDate;
  /** What it was before, and on which day that changed. */
  readonly restated: { readonly on: LocalDate; readonly was: number } | undefined;
};

const HEAD = "metric,from,to,value,sample,as_of,recorded,was,restated";

/** Reads what `writeHistory` wrote; lines that people broke are left out. */
export function readHistory(text: string): readonly Recorded[] {
  const [, ...lines] = text.split(/\r?\n/);
  return lines.flatMap((line): readonly Recorded[] => {
    const [metric = "", from = "", to = "", value = "", sample = "", asOf = "", recorded = "", was = "", on = ""] =
      line.split(",");
    if (metric === "" || ![from, to, asOf, recorded].every(isLocalDate) || !isNumber(value)) return [];
    const restated = isLocalDate(on) && isNumber(was) ? { on, was: Number(was) } : undefined;
    return [
      {
        metric,
        from,
        to,
        value: Number(value),
        sample: isNumber(sample) ? Number(sample) : undefined,
        asOf,
        recorded,
        restated,
      },
    ];
  });
}

/** The history as a CSV file, by metric and window; equal histories are equal text. */
export function writeHistory(records: readonly Recorded[]): string {
  const lines = records
    .map(({ metric, from, to, value, sample, asOf, recorded, restated }) =>
      [metric, from, to, value, sample ?? "", asOf, recorded, restated?.was ?? "", restated?.on ?? ""].join(","),
    )
    .sort();
  return `${[HEAD, ...lines].join("\n")}\n`;
}

/** The history with the newest figures added, others restated where they have changed, and what is old thinned out. */
export function recordTrends(
  history: readonly Recorded[],
  trends: readonly Trend[],
  today: LocalDate,
): readonly Recorded[] {
  const byKey = new Map(history.map((record) => [keyOf(record.metric, record), record]));
  // What came before the first record was there before anybody looked; what comes after it, but not as the newest, arrived late.
  const began = new Map<string, LocalDate>();
  for (const { metric, to } of history) if (to < (began.get(metric) ?? "9")) began.set(metric, to);
  for (const { metric, newest, figures } of trends)
    for (const figure of figures) {
      const value = valueOf(figure);
      const known = byKey.get(keyOf(metric.id, figure.window));
      // What a file tells it tells again; of GitHub, older windows are not counted anew.
      const counted = metric.origin?.kind === "github" && metric.over.kind === "calendar";
      const late = began.get(metric.id) ?? "9";
      // Of what is only told of this moment, the days themselves are recorded, and no windows made of them.
      if (value === undefined || (figure !== newest && isMomentary(metric))) continue;
      if (known === undefined && figure !== newest && !counted && figure.window.to < late) continue;
      byKey.set(keyOf(metric.id, figure.window), recordOf(metric.id, figure, rounded(value), known, today));
    }
  return [...byKey.values()].filter((record) => isKept(record, today));
}

/** Whether a source tells a value as it is at the moment, or as people tell it. */
function isMomentary({ origin }: Trend["metric"]): boolean {
  if (origin?.kind === "github") return origin.what === "alerts";
  return (
    origin?.kind === "http" || origin?.kind === "manual" || (origin?.kind === "prometheus" && origin.step === undefined)
  );
}

/** The figure recorded for a window. */
export function recordedIn(
  history: readonly Recorded[],
  metric: string,
  window: Figure["window"],
): Recorded | undefined {
  return history.find((record) => record.metric === metric && record.from === window.from && record.to === window.to);
}

function recordOf(
  metric: string,
  figure: Figure,
  value: number,
  known: Recorded | undefined,
  today: LocalDate,
): Recorded {
  const { from, to } = figure.window;
  const measured = figure.kind === "value" || figure.kind === "zero" ? figure : undefined;
  const fresh = { metric, from, to, value, sample: measured?.sample, asOf: measured?.asOf ?? to };
  if (known === undefined) return { ...fresh, recorded: today, restated: undefined };
  if (known.value === value) return known;
  // Told on the same day, the old value was never in a report.
  const restated = known.recorded === today ? known.restated : { on: today, was: known.value };
  return { ...fresh, recorded: known.recorded, restated };
}

function keyOf(metric: string, { from, to }: { readonly from: LocalDate; readonly to: LocalDate }): string {
  return `${metric} ${from} ${to}`;
}

/** As many digits as are ever shown, so that the last bit of a fraction does not restate anything. */
function rounded(value: number): number {
  return Number(value.toPrecision(10));
}

/** Daily figures are kept for a year; then one a week, and after three years one a month. Whole weeks, months and quarters stay. */
function isKept({ from, to }: Recorded, today: LocalDate): boolean {
  const aligned = weekdayOf(from) === 1 && weekdayOf(to) === 7 && addDays(from, 6) === to;
  const months = from.endsWith("-01") && addDays(to, 1).endsWith("-01");
  if (months || to >= addDays(today, -400)) return true;
  const monthEnd = addDays(to, 1).endsWith("-01");
  return monthEnd || aligned || (to >= addDays(today, -1100) && weekdayOf(to) === 7);
}

function isNumber(text: string): boolean {
  return /^-?\d+(?:\.\d+)?(?:e[-+]?\d+)?$/.test(text);
}
