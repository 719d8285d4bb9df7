import type { DirectiveUse } from "../../markdown/directive.ts";
import { nearest } from "../../markdown/nearest.ts";
import { safeText } from "../../markdown/safe-text.ts";
import type { Restatement } from "../../metrics/restated.ts";
import type { Trend } from "../../metrics/trend.ts";
import { chartTable } from "../chart/chart-table.ts";
import { inCategoryOrder } from "./category-order.ts";
import { figureChart } from "./figure-chart.ts";
import { figureForecast } from "./figure-forecast.ts";
import { figureSources } from "./figure-sources.ts";
import { figureTable } from "./figure-table.ts";
import { figureWords } from "./figure-words.ts";
import { targetsMet } from "./targets-met.ts";
import { changedMost, worstFirst } from "./worst-first.ts";

/** What the figures of a report are taken from. */
export type Figures = {
  /** Every metric of the playbook, in its order. */
  readonly trends: readonly Trend[];
  readonly draw: (chart: object) => string;
  /** What has changed of a figure since the report before this one showed it. */
  readonly restated: (trend: Trend) => Restatement | undefined;
  /** Where a metric is to be connected, seen from the report. */
  readonly linkOf: (trend: Trend) => string | undefined;
};

/** A picture that stands beside a report. */
export type Picture = { readonly name: string; readonly svg: string };

/** What a directive came to: text, and a picture where it has one; undefined leaves its line out. */
export type Shown = { readonly text: string | undefined; readonly picture?: Picture } | { readonly wrong: string };

/** The directives that show figures, with their attributes. */
export const figureDirectives = {
  figures: ["group", "sources", "empty"],
  situation: ["most", "empty"],
  figure: ["metric"],
  chart: ["metric", "periods", "forecast", "empty"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** `::figures{group="growth"}`: figures with targets and, below, where each comes from. */
export function showFigures(use: DirectiveUse, { trends, linkOf, restated }: Figures): Shown {
  const { group } = use.attributes;
  const wanted = group?.split(",").map((name) => name.trim().toLowerCase());
  const known = new Set(trends.map(({ metric }) => metric.category.toLowerCase()));
  const chosen = inCategoryOrder(trends).filter(
    ({ metric }) => wanted?.includes(metric.category.toLowerCase()) ?? true,
  );
  const unknown = wanted?.find((name) => !known.has(name));
  const hide = use.attributes["empty"] === "hide";
  if (unknown !== undefined && chosen.length === 0 && !hide)
    return { wrong: `There is no group \`${unknown}\` of metrics${near(unknown, [...known])}` };
  if (chosen.length === 0) return { text: hide ? undefined : "No metrics are defined." };
  const sources = figureSources(chosen, restated);
  const { sources: shown } = use.attributes;
  if (shown !== undefined && shown !== "fold")
    return { wrong: `\`sources="${shown}"\` is unknown; there is \`sources="fold"\`.` };
  const folded = `<details><summary>Where these figures come from</summary>\n\n${sources}\n\n</details>`;
  return { text: `${figureTable(chosen, linkOf)}\n\n${shown === "fold" ? folded : sources}` };
}

/** `::situation`: how many targets are met, and the figures that changed most or stand worst, in a sentence each, the worst first. */
export function showSituation(use: DirectiveUse, { trends }: Figures): Shown {
  const { most = "5" } = use.attributes;
  if (!/^(?:[1-9]|10)$/.test(most)) return { wrong: "`most` is a number from 1 to 10." };
  if (trends.length === 0) return { text: use.attributes["empty"] === "hide" ? undefined : "No metrics are defined." };
  const changed = worstFirst(changedMost(trends).slice(0, Number(most)));
  const lines = changed.map((trend) => `- ${figureWords(trend)}`);
  return { text: [targetsMet(trends), ...(lines.length === 0 ? [] : [lines.join("\n")])].join("\n\n") };
}

/** `::figure{metric="nps"}`: one figure in a sentence. */
export function showFigure(use: DirectiveUse, { trends }: Figures): Shown {
  const found = trendNamed(use, trends);
  return "wrong" in found ? found : { text: figureWords(found) };
}

/** `::chart{metric="activation-rate" periods="12" forecast="3"}`: a picture beside the report, and its numbers in a table. */
export function showChart(use: DirectiveUse, { trends, draw }: Figures, period: string): Shown {
  const found = trendNamed(use, trends);
  const hide = use.attributes["empty"] === "hide";
  // A template that ships with the product must serve playbooks that took a metric out.
  if ("wrong" in found) return hide ? { text: undefined } : found;
  const { periods = "12" } = use.attributes;
  const count = Number(periods);
  if (!/^\d{1,2}$/.test(periods) || count < 2 || count > 12) return { wrong: "`periods` is a number from 2 to 12." };
  const { forecast: ahead = "0" } = use.attributes;
  if (!/^[0-6]$/.test(ahead)) return { wrong: "`forecast` is a number of periods, 6 at most." };
  const line = figureChart(found, count);
  const chart = line === undefined || ahead === "0" ? line : (figureForecast(line, Number(ahead)) ?? line);
  if (chart === undefined) {
    const why =
      found.newest.kind === "value" || found.newest.kind === "zero"
        ? `**${safeText(found.metric.title)}** has not been measured often enough for a picture.`
        : figureWords(found);
    return { text: hide ? undefined : why };
  }
  const name = `${period}-${found.metric.id}.svg`;
  const title = safeText(found.metric.title);
  const text = `![${title}, the newest ${chart.points.length}](${name})\n\n<details><summary>${title} in numbers</summary>\n\n${chartTable(chart)}\n\n</details>`;
  return { text, picture: { name, svg: draw(chart) } };
}

function trendNamed(use: DirectiveUse, trends: readonly Trend[]): Trend | { readonly wrong: string } {
  const { metric = "" } = use.attributes;
  const ids = trends.map(({ metric: { id } }) => id);
  return (
    trends.find((trend) => trend.metric.id === metric) ?? {
      wrong: `There is no metric \`${metric}\`${near(metric, ids)}`,
    }
  );
}

function near(word: string, names: readonly string[]): string {
  const found = nearest(word, names);
  return found === undefined ? "." : `; did you mean \`${found}\`?`;
}
