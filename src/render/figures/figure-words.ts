import { safeText } from "../../markdown/safe-text.ts";
import type { Figure } from "../../metrics/figure.ts";
import { formatChange } from "../../metrics/format-amount.ts";
import { formatFigure } from "../../metrics/format-figure.ts";
import { decimalsFor, targetWords } from "../../metrics/format-target.ts";
import { largerIsBetter } from "../../metrics/judge.ts";
import { WINDOWS } from "../../metrics/measure.ts";
import type { Trend } from "../../metrics/trend.ts";
import { tailWords } from "../../metrics/tail-words.ts";
import type { Over } from "../../playbook/parse-over.ts";
import { counted } from "../counted.ts";
import { sentence } from "../sentence.ts";

/** A figure in one sentence: `**Activation rate 61.8 %**, target above 60 %: met, third week running, up 1.1 points.` Without data it says why, and no number. */
export function figureWords(trend: Trend): string {
  const { metric, newest, target } = trend;
  const title = safeText(metric.title);
  if (newest.kind === "stale") return `**${title}: stale.** ${sentence(newest.because)}`;
  if (newest.kind === "no-data") return `**${title}: no data.** ${sentence(newest.because)}`;
  const stands = [standing(trend), movement(trend)].filter((part) => part !== undefined).join(", ");
  const wanted = target === undefined ? "" : `, target ${targetWords(target)}`;
  return `**${title} ${formatFigure(newest, target)}**${wanted}${stands === "" ? "" : `: ${stands}`}${basis(newest)}.`;
}

/** `missed, first week`, `met, third week running`; undefined without a target it could be held against. */
function standing({ status, streak, over, newest: { window } }: Trend): string | undefined {
  if (status === "unknown") return undefined;
  // Neither "second 30 days" nor the month of a survey is what people count by.
  const byDay = over.kind === "calendar" && over.unit === "day";
  const noun = over.kind === "rolling" || (window.from === window.to && !byDay) ? "time" : windowNoun(over);
  // No further back is looked, and the thirteenth is not the twelfth.
  if (streak >= WINDOWS) return `${status}, ${streak} ${noun}s running or more`;
  const nth = ORDINALS[streak - 1] ?? `${streak}th`;
  return streak <= 1 ? `${status}, first ${noun}` : `${status}, ${nth} ${noun} running`;
}

/** `up 1.1 points`; undefined where there is nothing to compare with. */
export function movement({ change, newest, target }: Trend): string | undefined {
  return change === undefined ? undefined : formatChange(change.by, newest.unit, decimalsFor(target));
}

/** Whether a figure moved for the better; undefined where it did not move. */
export function improved({ change, target }: Trend): boolean | undefined {
  if (change === undefined || change.by === 0) return undefined;
  return change.by > 0 === largerIsBetter(target);
}

function basis(figure: Figure): string {
  if (figure.kind !== "value" && figure.kind !== "zero") return "";
  const { sample } = figure;
  const tail = tailWords(figure);
  const parts = [
    ...(sample === undefined ? [] : [`n = ${counted(sample, "", "").trim()}`]),
    ...(tail === undefined ? [] : [tail]),
  ];
  return parts.length === 0 ? "" : ` (${parts.join(", ")})`;
}

/** What one window is called: `week`, `30 days`. */
export function windowNoun(over: Over): string {
  return over.kind === "calendar" ? over.unit : `${over.days} days`;
}

const ORDINALS = [
  "first",
  "second",
  "third",
  "fourth",
  "fifth",
  "sixth",
  "seventh",
  "eighth",
  "ninth",
  "tenth",
  "eleventh",
];
