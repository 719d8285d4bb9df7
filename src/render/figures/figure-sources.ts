import { safeText } from "../../markdown/safe-text.ts";
import { formatChange, formatAmount } from "../../metrics/format-amount.ts";
import { formatFigure, windowWords } from "../../metrics/format-figure.ts";
import { decimalsFor } from "../../metrics/format-target.ts";
import type { Restatement } from "../../metrics/restated.ts";
import { tailWords } from "../../metrics/tail-words.ts";
import type { Trend } from "../../metrics/trend.ts";
import { formatDate } from "../../time/format.ts";
import { sentence } from "../sentence.ts";
import { movement, windowNoun } from "./figure-words.ts";

/** Where each figure comes from, how old it is, how many were measured, and how far it moved: a list item each; for one without data why there is none. Those that nobody connected share one. */
export function figureSources(
  trends: readonly Trend[],
  restated: (trend: Trend) => Restatement | undefined = () => undefined,
): string {
  const items = trends
    .filter(({ metric }) => metric.origin !== undefined)
    .map((trend) => `- **${safeText(trend.metric.title)}**: ${sourceOf(trend)}${restatement(trend, restated(trend))}`);
  const loose = trends.filter(({ metric }) => metric.origin === undefined);
  const titles = loose.map(({ metric }) => safeText(metric.title)).join(", ");
  const one = loose.length === 1 ? "it" : "each";
  return [
    ...items,
    ...(loose.length === 0 ? [] : [`- **Not connected yet**: ${titles}. Give ${one} a \`source\` in the playbook.`]),
  ].join("\n");
}

/** What the report before this one said otherwise. */
function restatement({ target }: Trend, restated: Restatement | undefined): string {
  if (restated === undefined) return "";
  const { figure, was } = restated;
  const before =
    was === undefined
      ? "which came after its report was finished"
      : `not ${formatAmount(was, figure.unit, decimalsFor(target))} as its report said`;
  return ` **Restated**: ${windowWords(figure)} is ${formatFigure(figure, target)}, ${before}.`;
}

/** One figure's source, day, sample and movement as a sentence. */
export function sourceOf(trend: Trend): string {
  const { newest, target, yearChange } = trend;
  if (newest.kind === "stale" || newest.kind === "no-data") return sentence(newest.because);
  const { source, asOf, sample, unit, window } = newest;
  const parts = [
    sentence(source),
    /^\d{4}-W\d\d$/.test(window.key) ? window.key : undefined,
    `as of ${formatDate(asOf, { year: true })}`,
    sample === undefined ? undefined : `n\u00a0=\u00a0${formatAmount(sample, "count")}`,
    tailWords(newest),
    against(movement(trend), earlier(trend)),
    against(
      yearChange === undefined ? undefined : formatChange(yearChange.by, unit, decimalsFor(target)),
      "a year before",
    ),
  ];
  return `${parts.filter((part) => part !== undefined).join(", ")}.`;
}

/** What the newest figure is held against; of values that stand until the next one, the one told before. */
function earlier({ newest: { window }, figures, over }: Trend): string {
  const last = figures.at(-2);
  const single = over.kind === "rolling" || over.unit !== "day";
  if (window.from !== window.to || last === undefined || !single) return `the ${windowNoun(over)} before`;
  return windowWords(last);
}

function against(change: string | undefined, before: string): string | undefined {
  if (change === undefined) return undefined;
  return change === "unchanged" ? `unchanged against ${before}` : `${change} on ${before}`;
}
