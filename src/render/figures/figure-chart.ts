import { valueOf } from "../../metrics/figure.ts";
import { windowWords } from "../../metrics/format-figure.ts";
import type { Trend } from "../../metrics/trend.ts";
import { formatDate } from "../../time/format.ts";
import type { LocalDate } from "../../time/local-date.ts";
import type { LineChart, TargetLine, Unit } from "../chart/chart.ts";
import { dayWithin } from "../moment-words.ts";

/** A metric over its newest windows as a line with the side of its target that is good; undefined where fewer than two were measured. */
export function figureChart(trend: Trend, periods: number): LineChart | undefined {
  const { metric, newest } = trend;
  const newestOnes = trend.figures.slice(-periods);
  // What lies before anything was measured tells nothing.
  const figures = newestOnes.slice(
    Math.max(
      0,
      newestOnes.findIndex((figure) => valueOf(figure) !== undefined),
    ),
  );
  const known = figures.filter((figure) => valueOf(figure) !== undefined);
  if (known.length < 2) return undefined;
  const source =
    newest.kind === "value" || newest.kind === "zero"
      ? `${newest.source}, as of ${formatDate(newest.asOf, { year: true })}`
      : newest.because;
  return {
    kind: "line",
    title: metric.title,
    note: source,
    unit: unitOf(trend),
    of: perOf(trend),
    points: figures.map((figure) => ({ label: labelOf(figure, newest.window.to), value: valueOf(figure) })),
    target: targetLine(trend),
  };
}

function unitOf({ newest: { unit } }: Trend): Unit {
  return unit === "percent" || unit === "ratio" || unit === "millis" ? unit : "count";
}

/** What is counted where the unit does not say it. */
function perOf({ newest: { unit } }: Trend): string | undefined {
  return unit.startsWith("per-") ? `a ${unit === "per-day" ? "working day" : unit.slice(4)}` : undefined;
}

function targetLine({ target }: Trend): TargetLine | undefined {
  if (target === undefined) return undefined;
  if (target.kind === "bound") return { relation: target.relation, value: target.amount.value };
  return target.kind === "gain" ? { relation: "at least", value: target.percent } : { relation: "above", value: 1 };
}

function labelOf(figure: Trend["newest"], beside: LocalDate): string {
  const { window } = figure;
  if (/^\d{4}-W\d\d$/.test(window.key)) return window.key.slice(5);
  if (/^\d{4}-\d\d$/.test(window.key)) return windowWords(figure).slice(0, 3);
  return window.key.includes("..") || /^\d{4}-\d\d-\d\d$/.test(window.key) ? dayWithin(window.to, beside) : window.key;
}
