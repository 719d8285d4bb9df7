import * as z from "zod";
import { InputError } from "../../errors.ts";
import { cutText } from "../../markdown/cut-text.ts";
import { oneLine } from "../../markdown/one-line.ts";
import type { SeverityId } from "../../playbook/incidents.ts";
import { type Instant, parseInstant } from "../../time/instant.ts";
import { alertLimits } from "./alert-limits.ts";

/** Labels or annotations: texts by name. */
export const textsByName = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

/** Texts by name within the limits, in order of name, so that equal alerts are equal data. */
export function limitedTexts(
  texts: z.output<typeof textsByName>,
  longest: number = alertLimits.value,
): Readonly<Record<string, string>> {
  const entries = Object.entries(texts)
    .filter(([name]) => name.length <= alertLimits.name)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, alertLimits.labels);
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value).slice(0, longest)]));
}

/** A title on one line. */
export function titleOf(text: string): string {
  return cutText(oneLine(text.slice(0, alertLimits.text)), alertLimits.title);
}

/** The first of the texts that says anything. */
export function firstOf(...texts: readonly (string | undefined)[]): string | undefined {
  return texts.find((text) => text !== undefined && text.trim() !== "");
}

/** A severity as a sender writes it; undefined for its own words, like `critical`. */
export function severityOf(text: string | undefined): SeverityId | undefined {
  return (["P0", "P1", "P2", "P3"] as const).find((id) => id === text?.trim().toUpperCase());
}

/** A moment of an alert; undefined where there is none, which many senders write as the year 1. */
export function momentOf(text: string | undefined): Instant | undefined {
  if (text === undefined || text.length > 64) return undefined;
  try {
    const instant = parseInstant(text);
    return instant > "2000" && instant < "9999" ? instant : undefined;
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}
