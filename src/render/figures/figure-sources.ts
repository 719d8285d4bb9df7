import { safeText } from "../../markdown/safe-text.ts";
import { formatChange, formatAmount } from "../../metrics/format-amount.ts";
import { decimalsFor } from "../../metrics/format-target.ts";
import type { Trend } from "../../metrics/trend.ts";
import { formatDate } from "../../time/format.ts";
import { sentence } from "../sentence.ts";
import { movement, windowNoun } from "./figure-words.ts";

/** Where each figure comes from, how old it is, how many were measured, and how far it moved: a list item each; for one without data why there is none. Those that nobody connected share one. */
export function figureSources(trends: readonly Trend[]): string {
  const items = trends
    .filter(({ metric }) => metric.origin !== undefined)
    .map((trend) => `- **${safeText(trend.metric.title)}**: ${sourceOf(trend)}`);
  const loose = trends.filter(({ metric }) => metric.origin === undefined);
  const titles = loose.map(({ metric }) => safeText(metric.title)).join(", ");
  const one = loose.length === 1 ? "it" : "each";
  return [
    ...items,
    ...(loose.length === 0 ? [] : [`- **Not connected yet**: ${titles}. Give ${one} a \`source\` in the playbook.`]),
  ].join("\n");
}

/** One figure's source, day, sample and movement as a sentence. */
export function sourceOf(trend: Trend): string {
  const { newest, target, yearChange, over } = trend;
  if (newest.kind === "stale" || newest.kind === "no-data") return sentence(newest.because);
  const { source, asOf, sample, p90, unit, window } = newest;
  const parts = [
    sentence(source),
    /^\d{4}-W\d\d$/.test(window.key) ? window.key : undefined,
    `as of ${formatDate(asOf, { year: true })}`,
    sample === undefined ? undefined : `n\u00a0=\u00a0${formatAmount(sample, "count")}`,
    p90 === undefined ? undefined : `nine of ten within ${formatAmount(p90, unit)}`,
    against(movement(trend), `the ${windowNoun(over)} before`),
    against(
      yearChange === undefined ? undefined : formatChange(yearChange.by, unit, decimalsFor(target)),
      "a year before",
    ),
  ];
  return `${parts.filter((part) => part !== undefined).join(", ")}.`;
}

function against(change: string | undefined, before: string): string | undefined {
  if (change === undefined) return undefined;
  return change === "unchanged" ? `unchanged against ${before}` : `${change} on ${before}`;
}
