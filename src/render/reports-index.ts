import { safeText } from "../markdown/safe-text.ts";
import type { Figure } from "../metrics/figure.ts";
import { formatAmount } from "../metrics/format-amount.ts";
import { formatFigure, windowWords } from "../metrics/format-figure.ts";
import { targetWords } from "../metrics/format-target.ts";
import { tailWords } from "../metrics/tail-words.ts";
import { WINDOWS } from "../metrics/measure.ts";
import type { Trend } from "../metrics/trend.ts";
import { formatDate } from "../time/format.ts";
import type { LocalDate } from "../time/local-date.ts";
import { inCategoryOrder } from "./figures/category-order.ts";
import { figureTable } from "./figures/figure-table.ts";
import { targetsMet } from "./figures/targets-met.ts";
import { needsLook, worstFirst } from "./figures/worst-first.ts";
import { plainDay } from "./moment-words.ts";
import { sentence } from "./sentence.ts";

/** What `reports/README.md` is made of. */
export type ReportsIndex = {
  readonly product: string;
  readonly trends: readonly Trend[];
  /** Logins who answer for a metric. */
  readonly ownerOf: (trend: Trend) => readonly string[];
  readonly linkOf: (trend: Trend) => string | undefined;
  /** The open issue about a target that was missed. */
  readonly issueOf: (trend: Trend) => number | undefined;
  /** Work that is overdue, oldest first. */
  readonly overdue: readonly {
    readonly number: number;
    readonly title: string;
    readonly owner: readonly string[];
    readonly since: LocalDate;
  }[];
  /** The newest merged report of each cadence, newest first, and the newest post-mortem; links are relative to the folder of the index. */
  readonly newest: readonly { readonly title: string; readonly link: string }[];
  /** Folders of reports with what they hold. */
  readonly folders: readonly { readonly title: string; readonly link: string }[];
  /** The number of the almanac issue, where there is one. */
  readonly almanac: number | undefined;
};

/** A page that is current at every hour, which a file written once a day is not. */
const OPEN_INCIDENTS = "../../../issues?q=is%3Aissue+is%3Aopen+label%3AP0%2CP1%2CP2";

/** So much that needs somebody is read; the rest stands in the almanac issue. */
const MOST = 5;

/** How the product is, on the first screen: targets in one sentence, what burns, what waits for whom, the figures, the newest reports, and where the figures come from. The same facts give the same bytes. */
export function renderReportsIndex(index: ReportsIndex): string {
  const trends = inCategoryOrder(index.trends);
  return `${[
    `# ${safeText(index.product)}`,
    targetsMet(trends),
    `${upTo(trends)} · [open incidents](${OPEN_INCIDENTS}) · [how these figures are made](#where-the-figures-come-from)`,
    needs(index),
    "### Figures",
    figureTable(trends, index.linkOf),
    newestReports(index),
    "### Where the figures come from",
    sources(trends, index),
    allReports(index),
  ]
    .filter((part) => part !== "")
    .join("\n\n")}\n`;
}

/** The day of the newest datum, not of the run. */
function upTo(trends: readonly Trend[]): string {
  const newest = newestDay(trends);
  return newest === undefined
    ? "Nothing is measured yet"
    : `Figures up to ${formatDate(newest, { weekday: true, year: true })}`;
}

function newestDay(trends: readonly Trend[]): LocalDate | undefined {
  return trends
    .flatMap(({ newest: figure }) => dayOf(figure) ?? [])
    .sort()
    .at(-1);
}

function dayOf(figure: Figure): LocalDate | undefined {
  return figure.kind === "value" || figure.kind === "zero" ? figure.asOf : undefined;
}

function needs(index: ReportsIndex): string {
  const worst = worstFirst(index.trends.filter(needsLook));
  const figures = worst.flatMap((trend) => figureNeed(trend, index));
  const overdue = index.overdue.map(
    ({ number, title, owner, since }) =>
      `**Overdue since ${plainDay(since, newestDay(index.trends) ?? "")}:** ${safeText(title)}${by(owner)} ${issueLink(number)}`,
  );
  // What is overdue must not vanish behind figures, nor they behind it.
  const shown = [...figures.slice(0, Math.max(3, MOST - overdue.length)), ...overdue].slice(0, MOST);
  if (shown.length === 0) return "### Needs somebody\n\nNothing just now.";
  const rest = figures.length + overdue.length - shown.length;
  const lines = shown.map((line, place) => `${place + 1}. ${line}`);
  const more =
    rest === 0
      ? ""
      : `\n\nand ${index.almanac === undefined ? `${rest} more` : `[${rest} more](../../../issues/${index.almanac})`}`;
  return `### Needs somebody\n\n${lines.join("\n")}${more}`;
}

/** A figure that somebody must do something about; undefined leaves it out. */
function figureNeed(trend: Trend, { ownerOf, issueOf }: ReportsIndex): readonly string[] {
  const { metric, newest, status, streak, target } = trend;
  const title = safeText(metric.title);
  if (newest.kind === "stale" || newest.kind === "no-data")
    return [
      `**${title}: ${newest.kind === "stale" ? "stale" : "no data"}.** ${sentence(newest.because)}${by(ownerOf(trend)).replace(/^, /, " ")}`,
    ];
  if (status !== "missed" || streak < 2 || target === undefined) return [];
  const times =
    streak === 2 ? "twice" : streak >= WINDOWS ? `${streak} times running or more` : `${streak} times running`;
  const issue = issueOf(trend);
  return [
    `**${title} missed ${times}** (${formatFigure(newest, target)}, target ${targetWords(target)})${by(ownerOf(trend))}${issue === undefined ? "" : ` ${issueLink(issue)}`}`,
  ];
}

function issueLink(number: number): string {
  return `([#${number}](../../../issues/${number}))`;
}

function by(owner: readonly string[]): string {
  return owner.length === 0 ? "" : `, ${owner.map((login) => safeText(login)).join(", ")}`;
}

function newestReports({ newest: reports }: ReportsIndex): string {
  if (reports.length === 0) return "";
  return `### Newest reports\n\n${[...reports.map(({ title, link }) => `[${safeText(title)}](${link})`), "[all](#all-reports)"].join(" · ")}`;
}

/** The second table: owner, source, window, sample and day of every figure. */
function sources(trends: readonly Trend[], { ownerOf }: ReportsIndex): string {
  const rows = trends.map((trend) => {
    const { metric, newest } = trend;
    const owner = ownerOf(trend)
      .map((login) => safeText(login))
      .join(", ");
    if (newest.kind === "stale" || newest.kind === "no-data")
      return `| ${safeText(metric.title)} | ${owner} | ${sentence(newest.because)} | | |`;
    const sample = [newest.sample === undefined ? undefined : formatAmount(newest.sample, "count"), tailWords(newest)]
      .filter((part) => part !== undefined)
      .join(", ");
    const about = `${sentence(newest.source)}, ${windowWords(newest)}`;
    return `| ${safeText(metric.title)} | ${owner} | ${about} | ${sample} | ${formatDate(newest.asOf, { year: true })} |`;
  });
  return [
    "A figure is a value, zero, _no data_ or _stale_. What is missing or too old counts neither as met nor as missed, and nothing is made of it.",
    ["| Figure | Who | Source | n | As of |", "|---|---|---|---|---|", ...rows].join("\n"),
  ].join("\n\n");
}

function allReports({ folders }: ReportsIndex): string {
  if (folders.length === 0) return "";
  return `### All reports\n\n${folders.map(({ title, link }) => `- [${safeText(title)}](${link})`).join("\n")}`;
}
