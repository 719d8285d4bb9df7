import { InputError } from "../errors.ts";
import type { Weekday } from "../time/local-date.ts";
import type { SpanDay } from "../time/rhythm.ts";
import { nearest } from "../markdown/nearest.ts";
import { show } from "./show.ts";
import { weekdayMeant, weekdayNamed, weekdayNames } from "./weekday-names.ts";

/** On which day something comes. */
export type On =
  | { readonly kind: "business-days" }
  | { readonly kind: "weekdays"; readonly days: readonly Weekday[] }
  | { readonly kind: "span-day"; readonly day: SpanDay };

/** Reads `business-days`, `tuesday`, `[monday, thursday]`, `15`, `last day`, `second friday`, `3rd business day`, `last business day`. */
export function parseOn(value: string | number | readonly string[]): On {
  if (typeof value === "number") return { kind: "span-day", day: dayOfMonth(value, String(value)) };
  if (typeof value !== "string")
    return { kind: "weekdays", days: [...new Set(value.map(weekday))].sort((a, b) => a - b) };
  const text = value.trim().toLowerCase();
  if (text === "business-days") return { kind: "business-days" };
  const named = weekdayNamed(text);
  if (named !== undefined) return { kind: "weekdays", days: [named] };
  if (text === "last day") return { kind: "span-day", day: { kind: "last-day" } };
  if (text === "first day") return { kind: "span-day", day: { kind: "day", day: 1 } };
  if (/^\d+$/.test(text)) return { kind: "span-day", day: dayOfMonth(Number(text), value) };
  const [, ordinal, what] = /^(\S+)\s+(business day|working day|[a-z]+)$/.exec(text) ?? [];
  const nth = ordinal === undefined ? undefined : ordinalOf(ordinal);
  if (nth !== undefined && what !== undefined) return { kind: "span-day", day: nthOf(nth, what, value) };
  throw new InputError(unknownDay(value));
}

function dayOfMonth(day: number, text: string): SpanDay {
  if (!Number.isInteger(day) || day < 1 || day > 31)
    throw new InputError(`there is no day ${show(text)}; write 1 to 31, or last day`);
  return { kind: "day", day };
}

function nthOf(nth: number, what: string, text: string): SpanDay {
  if (what === "business day" || what === "working day") {
    if (nth > 23)
      throw new InputError(
        `${show(text)}: no month has so many business days; 1st to 23rd are possible, or last business day`,
      );
    return { kind: "nth-business-day", nth };
  }
  const day = weekdayNamed(what);
  if (day !== undefined && nth <= 5) return { kind: "nth-weekday", nth, weekday: day };
  if (day !== undefined)
    throw new InputError(`${show(text)}: no month has more than five of a weekday; write first to fifth, or last`);
  if (what === "day" && nth > 0) return dayOfMonth(nth, text);
  throw new InputError(unknownDay(text));
}

const ORDINALS = ["first", "second", "third", "fourth", "fifth"];

function ordinalOf(word: string): number | undefined {
  if (word === "last") return -1;
  const named = ORDINALS.indexOf(word);
  if (named >= 0) return named + 1;
  const [, digits] = /^([1-9]\d?)(?:st|nd|rd|th)$/.exec(word) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

function weekday(name: string): Weekday {
  const found = weekdayNamed(name.trim().toLowerCase());
  if (found === undefined) throw new InputError(unknownDay(name));
  return found;
}

function unknownDay(text: string): string {
  const meant = weekdayMeant(text.trim());
  if (meant !== undefined) return `${show(text)} is written \`${weekdayNames[meant - 1]}\``;
  const plain = text.trim().toLowerCase();
  if (/^(?:week|working|business|work)[ -]?days?$/.test(plain)) return `${show(text)} is written \`business-days\``;
  if (/^[a-z]+(?:\s*(?:,|and|&)\s*[a-z]+)+$/.test(plain))
    return `several days are written as a list, like [monday, thursday]; found ${show(text)}`;
  const near = nearest(plain, WORDS);
  if (near !== undefined) return `${show(text)} is no day; did you mean \`${near}\`?`;
  return `${show(text)} is no day; write a weekday (tuesday), business-days, a day of the month (15), last day, second friday or 3rd business day`;
}

const WORDS = [
  ...weekdayNames,
  "business-days",
  "last day",
  ...["first", "second", "third", "fourth", "last"].flatMap((nth) => [
    `${nth} business day`,
    ...weekdayNames.map((day) => `${nth} ${day}`),
  ]),
];
