import { valueOf } from "../../metrics/figure.ts";
import { formatFigure, windowWords } from "../../metrics/format-figure.ts";
import { targetWords } from "../../metrics/format-target.ts";
import type { Trend } from "../../metrics/trend.ts";
import { formatDate, formatDateRange } from "../../time/format.ts";
import { textTable } from "../text-table.ts";
import { windowNoun } from "./figure-words.ts";

/** A metric explained in a terminal: what it is, where its figure comes from, how it was worked out, what it came to, and how it was before. */
export function figureText(trend: Trend): string {
  const { metric, newest, target, over, status, streak } = trend;
  const rows: readonly (readonly [string, string])[] = [
    ["Target", target === undefined ? "none" : targetWords(target)],
    ["Owner", metric.owner],
    ["Covers", `${windowNoun(over)}${metric.as === "value" ? "" : `, ${metric.as} since the one before`}`],
    ["Source", metric.origin === undefined ? "none; give it a `source` in the playbook" : newest.source],
    ["Defined", `${metric.source.file}:${metric.source.line}`],
  ];
  const definition = rows.map(([name, value]) => `${name.padEnd(8)} ${value}`).join("\n");
  const stands = status === "unknown" ? "" : `, ${status}${streak > 1 ? ` for ${streak} in a row` : ""}`;
  const measured = newest.kind === "value" || newest.kind === "zero";
  const steps = measured
    ? [
        `${windowWords(newest)}, ${formatDateRange(newest.window.from, newest.window.to)}:`,
        ...newest.steps.map((step) => `- ${step}`),
        `${formatFigure(newest, target)}${stands}${newest.sample === undefined ? "" : `, n = ${newest.sample}`}, as of ${formatDate(newest.asOf, { year: true })}.`,
      ]
    : [`${formatFigure(newest, target)}: ${newest.because}`];
  const before = trend.figures.slice(0, -1).filter((figure) => valueOf(figure) !== undefined);
  const history =
    before.length === 0
      ? ""
      : `\n\n${textTable(
          ["Before", ""],
          before.map((figure) => [windowWords(figure), formatFigure(figure, target)]),
        )}`;
  return `${metric.title}\n\n${definition}\n\n${steps.join("\n")}${history}\n`;
}
