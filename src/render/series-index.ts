import { safeText } from "../markdown/safe-text.ts";
import type { Figure } from "../metrics/figure.ts";
import { formatFigure, symbolOf } from "../metrics/format-figure.ts";
import { formatTarget } from "../metrics/format-target.ts";
import { judge } from "../metrics/judge.ts";
import type { Target } from "../playbook/parse-target.ts";
import { monthName } from "../time/format.ts";
import { courseOf } from "./figures/course-of.ts";

/** What `reports/<cadence>/README.md` is made of. */
export type SeriesIndex = {
  readonly title: string;
  readonly activity: string;
  /** The figures the series is about, as people read them. */
  readonly metrics: readonly SeriesMetric[];
  /** The reports, newest first; `figures` are as many as `metrics`, undefined where nothing is remembered. */
  readonly rows: readonly SeriesRow[];
};

/** A figure of the series. */
export type SeriesMetric = { readonly title: string; readonly target: Target | undefined };

/** One report of the series. */
export type SeriesRow = {
  readonly period: string;
  readonly link: string;
  /** Its last day; what lies far back is listed by the month of it. */
  readonly to: string;
  readonly figures: readonly (Figure | undefined)[];
};

/** So many reports have a row with figures; older ones are links only. */
const WITH_FIGURES = 60;

/** So many figures have a column of their own; of more, each report says how many met their target and which did not. */
const COLUMNS = 3;

/** A series of reports at a glance: how its figures went, then every report with its figures, newest first. The same facts give the same bytes. */
export function renderSeriesIndex({ title, activity, metrics, rows }: SeriesIndex): string {
  const recent = rows.slice(0, WITH_FIGURES);
  return `${[
    `# ${safeText(title)}`,
    `${safeText(activity)}. [All figures](../README.md)`,
    courses(metrics, recent),
    metrics.length === 0 ? links(recent) : `${table(metrics, recent)}\n\n${AS_KNOWN}`,
    older(rows.slice(WITH_FIGURES)),
  ]
    .filter((part) => part !== "")
    .join("\n\n")}\n`;
}

/** What came late stands here, and not in the report that it was late for. */
const AS_KNOWN = "The figures are those known today; each report says what was known when it was written.";

/** How many reports the row of blocks of a figure looks back on. */
const LAST = 12;

/** Each figure over the newest reports as a row of blocks. */
function courses(metrics: readonly SeriesMetric[], rows: readonly SeriesRow[]): string {
  const lines = metrics.flatMap(({ title, target }, place): readonly string[] => {
    const figures = rows
      .slice(0, LAST)
      .map((row) => row.figures[place])
      .toReversed();
    const course = courseOf(figures, target);
    const newest = figures.at(-1);
    if (course === "" || newest === undefined) return [];
    const wanted = target === undefined ? "" : formatTarget(target).replace("<", "&lt;");
    return [
      `| ${safeText(title)} | ${symbolOf(newest, target)} ${formatFigure(newest, target)} | ${wanted} | ${course} |`,
    ];
  });
  return lines.length === 0 ? "" : ["| | Newest | Target | Last 12 |", "|---|---|---|---|", ...lines].join("\n");
}

function table(metrics: readonly SeriesMetric[], rows: readonly SeriesRow[]): string {
  if (metrics.length > COLUMNS)
    return ["| Report | Met | Missed |", "|---|---|---|", ...rows.map((row) => verdict(metrics, row))].join("\n");
  const cells = (row: SeriesRow) =>
    metrics.map(({ target }, place) => {
      const figure = row.figures[place];
      return figure === undefined ? "" : `${symbolOf(figure, target)} ${formatFigure(figure, target)}`;
    });
  return [
    `| Report | ${metrics.map(({ title }) => safeText(title)).join(" | ")} |`,
    `|---|${"---|".repeat(metrics.length)}`,
    ...rows.map((row) => `| [${row.period}](${row.link}) | ${cells(row).join(" | ")} |`),
  ].join("\n");
}

/** `| [2026-W47](2026-W47.md) | 7 of 9 | Day 30 retention 18.9 %, NPS 48 |`. */
function verdict(metrics: readonly SeriesMetric[], { period, link, figures }: SeriesRow): string {
  const judged = metrics.flatMap(({ title, target }, place) => {
    const figure = figures[place];
    const status = figure === undefined ? "unknown" : judge(figure, target);
    return figure === undefined || status === "unknown" ? [] : [{ title, target, figure, status }];
  });
  const met = judged.filter(({ status }) => status === "met").length;
  const missed = judged
    .filter(({ status }) => status === "missed")
    .map(({ title, target, figure }) => `${safeText(title)} ${formatFigure(figure, target)}`);
  const count = judged.length === 0 ? "" : `${met} of ${judged.length}`;
  return `| [${period}](${link}) | ${count} | ${missed.join(", ")} |`;
}

function links(rows: readonly SeriesRow[]): string {
  return rows.map(({ period, link }) => `- [${period}](${link})`).join("\n");
}

/** Reports from long ago, a line for each month in which their period ended. */
function older(rows: readonly SeriesRow[]): string {
  const months = Map.groupBy(rows, ({ to }) => to.slice(0, 7));
  const lines = [...months].map(
    ([month, those]) =>
      `- ${monthName(`${month}-01`)} ${month.slice(0, 4)}: ${those.map(({ period, link }) => `[${period}](${link})`).join(" · ")}`,
  );
  return lines.length === 0 ? "" : `### Before\n\n${lines.join("\n")}`;
}
