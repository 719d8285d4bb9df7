import { InputError } from "../errors.ts";
import { parseDuration } from "../time/duration.ts";
import { show } from "./show.ts";

/** What a figure should be. */
export type Target =
  | { readonly kind: "bound"; readonly relation: "above" | "under" | "at least" | "at most"; readonly amount: Amount }
  /** More than once in a stretch of time. */
  | { readonly kind: "multiple"; readonly per: Per }
  /** An improvement by so many per cent in each stretch of time. */
  | { readonly kind: "gain"; readonly percent: number; readonly per: Per };

/** A number with its unit; `ratio` 3 is `3:1`. */
export type Amount =
  | { readonly unit: "percent" | "ratio" | "count"; readonly value: number }
  | { readonly unit: "millis"; readonly value: number };

/** The stretches of time a target may be counted in. */
export type Per = "hour" | "day" | "week" | "month" | "quarter" | "year";

/** Reads `above 8%`, `under 30 min`, `at least 3:1`, `> 50`, `multiple/day` or `20%/quarter`. */
export function parseTarget(text: string): Target {
  const plain = text.trim();
  const [, multiple] = /^multiple\s*(?:\/|per |a )\s*(hour|day|week|month|quarter|year)$/i.exec(plain) ?? [];
  if (multiple !== undefined) return { kind: "multiple", per: perOf(multiple) };
  const [, gain, per] =
    /^(\d{1,6}(?:\.\d{1,6})?)\s*%\s*(?:\/|per |a )\s*(hour|day|week|month|quarter|year)$/i.exec(plain) ?? [];
  if (gain !== undefined && per !== undefined) return { kind: "gain", percent: Number(gain), per: perOf(per) };
  const [, word = "", amount] =
    /^(above|over|more than|under|below|less than|at least|at most|>=|<=|>|<|≥|≤)\s*(\S.*)$/i.exec(plain) ?? [];
  const relation = RELATIONS.get(word.toLowerCase());
  const read = amount === undefined ? undefined : amountOf(amount);
  if (relation !== undefined && read !== undefined) return { kind: "bound", relation, amount: read };
  throw new InputError(
    `${show(text)} is no target; write above, under, at least or at most with a number and its unit (above 8%, under 30 min, at least 3:1), multiple/day, or 20%/quarter`,
  );
}

type Relation = Extract<Target, { kind: "bound" }>["relation"];

const RELATIONS: ReadonlyMap<string, Relation> = new Map<string, Relation>([
  ["above", "above"],
  ["over", "above"],
  ["more than", "above"],
  [">", "above"],
  ["under", "under"],
  ["below", "under"],
  ["less than", "under"],
  ["<", "under"],
  ["at least", "at least"],
  [">=", "at least"],
  ["≥", "at least"],
  ["at most", "at most"],
  ["<=", "at most"],
  ["≤", "at most"],
]);

function amountOf(text: string): Amount | undefined {
  const [, digits, sign] = /^(-?\d{1,12}(?:\.\d{1,6})?)\s*(%|:\s*1)?$/.exec(text) ?? [];
  if (digits !== undefined)
    return { unit: sign === undefined ? "count" : sign === "%" ? "percent" : "ratio", value: Number(digits) };
  try {
    return { unit: "millis", value: parseDuration(text) };
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

function perOf(word: string): Per {
  const plain = word.toLowerCase();
  const found = (["hour", "day", "week", "month", "quarter", "year"] as const).find((per) => per === plain);
  if (found === undefined) throw new InputError(`${show(word)} is no stretch of time`);
  return found;
}
