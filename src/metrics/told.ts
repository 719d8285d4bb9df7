import { Points } from "../inputs/points.ts";
import type { Reading } from "../inputs/reading.ts";
import { parseDuration } from "../time/duration.ts";
import { InputError } from "../errors.ts";
import { type Instant, parseInstant } from "../time/instant.ts";
import { type LocalDate, isLocalDate } from "../time/local-date.ts";
import type { Unit } from "./figure.ts";

/** A figure that somebody told in a comment: what, when, and who said it. */
export type Told = {
  readonly metric: string;
  readonly day: LocalDate;
  readonly value: number;
  readonly who: string;
  readonly said: Instant;
  readonly comment: number;
};

const HEAD = "metric,day,value,who,said,comment";

/** Reads what `writeTold` wrote; lines that people broke are left out. */
export function readTold(text: string): readonly Told[] {
  const [, ...lines] = text.split(/\r?\n/);
  return lines.flatMap((line): readonly Told[] => {
    const [metric = "", day = "", value = "", who = "", said = "", comment = ""] = line.split(",");
    const isWhole =
      /^[a-z0-9-]+$/.test(metric) &&
      isLocalDate(day) &&
      /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(said) &&
      /^\d+$/.test(comment);
    if (!isWhole || !/^-?\d+(?:\.\d+)?$/.test(value) || !/^[\w[\]-]+$/.test(who)) return [];
    return [{ metric, day, value: Number(value), who, said: parseInstant(said), comment: Number(comment) }];
  });
}

/** What was told as a CSV file, oldest first; equal lists are equal text. */
export function writeTold(told: readonly Told[]): string {
  const rows = told
    .toSorted((a, b) => (a.said === b.said ? a.comment - b.comment : a.said < b.said ? -1 : 1))
    .map(({ metric, day, value, who, said, comment }) => [metric, day, value, who, said, comment].join(","));
  return `${[HEAD, ...rows].join("\n")}\n`;
}

/** The commands of a comment: `/figure nps 54`, with `2026-10-31` after it where it is about another day than that of the comment. */
export function figureCommands(
  body: string,
): readonly { readonly metric: string; readonly value: string; readonly day: LocalDate | undefined }[] {
  return [
    ...body.matchAll(/^\/figure[ \t]+([a-z0-9-]{1,60})[ \t]+(\S.{0,40}?)(?:[ \t]+(\d{4}-\d{2}-\d{2}))?[ \t]*\r?$/gm),
  ].flatMap(([, metric = "", value = "", day]) =>
    day === undefined || isLocalDate(day) ? [{ metric, value, day }] : [],
  );
}

/** The number of a told value in the unit of its metric, `54`, `61.8 %`, `3.4:1`, `3 h 40 min`; undefined where it is none. */
export function toldValue(text: string, unit: Unit): number | undefined {
  if (unit === "millis") return durationOf(text);
  const [, digits] = /^(-?\d{1,15}(?:\.\d{1,6})?)\s*(?:%|:\s*1)?$/.exec(text.trim()) ?? [];
  const fits =
    digits !== undefined && (!text.includes("%") || unit === "percent") && (!text.includes(":") || unit === "ratio");
  return fits ? Number(digits) : undefined;
}

/** What was told of a metric as a source like any other; of one day the newest word counts. */
export function toldReading(told: readonly Told[], metric: string): Reading {
  const newest = new Map<LocalDate, Told>();
  for (const one of told.toSorted((a, b) => (a.said < b.said ? -1 : 1)))
    if (one.metric === metric) newest.set(one.day, one);
  const points = new Points();
  for (const { day, value, who, said } of newest.values())
    points.add({
      stretch: { from: day, to: day },
      value,
      base: undefined,
      sample: undefined,
      place: `${who}, ${said}`,
    });
  return { kind: "read", source: "told by people", points: points.all };
}

function durationOf(text: string): number | undefined {
  try {
    return parseDuration(text);
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}
