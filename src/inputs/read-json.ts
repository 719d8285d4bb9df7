import { search } from "@jmespath-community/jmespath";
import type { MetricOrigin } from "../playbook/metric-origin.ts";
import type { LocalDate } from "../time/local-date.ts";
import type { InputQuery } from "./input-query.ts";
import { parseNumber } from "./parse-number.ts";
import { STRETCH_FORMS, parseStretch } from "./parse-stretch.ts";
import { Points } from "./points.ts";
import type { Reading } from "./reading.ts";

/** Where in a JSON text the figure stands. Without `date`, the day it is about is `on`; undefined: it must say so itself. */
export type JsonPlace = Pick<Extract<MetricOrigin, { kind: "json" }>, "pick" | "date"> & {
  readonly source: string;
  readonly on: LocalDate | undefined;
};

/** The numbers that a JMESPath expression picks from a JSON text, by the days that another one picks. */
export function readJson(text: string, place: JsonPlace, { from, to }: Pick<InputQuery, "from" | "to">): Reading {
  const { source } = place;
  const unreadable = (because: string): Reading => ({ kind: "unreadable", source, because });
  const document = parsed(text);
  if (document === undefined) return unreadable(`${source} is no JSON; it begins with "${begins(text)}".`);
  const values = picked(document, place.pick);
  if (values === undefined) return unreadable(`"${place.pick}" is no JMESPath expression.`);
  const found = values.filter((value) => value !== null);
  if (found.length === 0) return unreadable(`${source} has nothing at "${place.pick}".`);
  if (place.date === undefined && values.length > 1)
    return unreadable(
      `${source} has ${values.length} values at "${place.pick}"; say with \`date\` where their days stand.`,
    );
  if (place.date === undefined && place.on === undefined)
    return unreadable(`${source} does not say what day it is about; say with \`date\` where that stands.`);
  const days = place.date === undefined ? [place.on] : picked(document, place.date);
  if (days === undefined) return unreadable(`"${place.date}" is no JMESPath expression.`);
  if (days.length !== values.length)
    return unreadable(
      `${source} has ${values.length} values at "${place.pick}" and ${days.length} days at "${place.date}".`,
    );
  const points = new Points();
  for (const [index, value] of values.entries()) {
    const at = values.length === 1 ? place.pick : `${place.pick}, the ${index + 1}.`;
    const day = days[index];
    const written = typeof day === "string" || typeof day === "number" ? String(day) : "";
    const stretch = parseStretch(written);
    if (stretch === undefined)
      return unreadable(
        `${source}: "${written.slice(0, 40)}" is no day Almanac can be sure of; write ${STRETCH_FORMS}.`,
      );
    if (value === null || stretch.to < from || stretch.to > to) continue;
    const number =
      typeof value === "number" ? value : typeof value === "string" ? parseNumber(value, false) : undefined;
    if (number === undefined || !Number.isFinite(number) || Math.abs(number) > 1e15)
      return unreadable(`${source}: at "${at}" there is ${words(value)}, where a number is needed.`);
    points.add({ stretch, value: number, base: undefined, sample: undefined, place: at });
  }
  return { kind: "read", source, points: points.all };
}

type Json = Parameters<typeof search>[0];

/** A JSON text whose objects have no inherited names, so that no expression reaches one. */
function parsed(text: string): Json | undefined {
  const bare = (_: string, value: unknown): unknown => {
    if (typeof value === "object" && value !== null && !Array.isArray(value)) Object.setPrototypeOf(value, null);
    return value;
  };
  try {
    const document: unknown = JSON.parse(text.replace(/^\ufeff/, ""), bare);
    return isJson(document) ? document : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Whatever JSON can hold, it is; nothing else comes out of its parser. */
function isJson(value: unknown): value is Json {
  return value !== undefined;
}

/** What an expression picks, as a list; undefined where it is none. */
function picked(document: Json, expression: string): readonly Json[] | undefined {
  try {
    const value = search(document, expression);
    return Array.isArray(value) ? value : [value];
  } catch {
    // The library throws plain errors for expressions it cannot read or apply.
    return undefined;
  }
}

function words(value: Json): string {
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `"${String(value).slice(0, 40)}"`;
}

function begins(text: string): string {
  return text.trimStart().slice(0, 20).replaceAll(/\s+/g, " ");
}
