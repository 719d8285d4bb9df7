import type { Weekday } from "./local-date.ts";

/** How often a cadence comes, at the level of days; phase and bounds are the cadence's `from` and `until`. */
export type Rhythm =
  | { readonly kind: "daily" }
  /** Every working day; holidays have none. */
  | { readonly kind: "business-days" }
  /** `every` n ISO weeks, counted from the week of the cadence's `from`. */
  | { readonly kind: "weekly"; readonly every: number; readonly days: readonly Weekday[] }
  /** Once in each span of `months` months; spans begin in `firstMonth` (1 to 12). */
  | { readonly kind: "monthly"; readonly months: number; readonly firstMonth: number; readonly on: SpanDay }
  /** An RFC 5545 recurrence rule of whole days, without DTSTART. */
  | { readonly kind: "rrule"; readonly rule: string };

/** A day inside a month, quarter or year; -1 counts from the end. */
export type SpanDay =
  /** Day n of the span's first month; its last day where the month is shorter. */
  | { readonly kind: "day"; readonly day: number }
  | { readonly kind: "last-day" }
  | { readonly kind: "nth-weekday"; readonly nth: number; readonly weekday: Weekday }
  | { readonly kind: "nth-business-day"; readonly nth: number };

/** What happens to an occurrence whose day is a holiday or no working day. */
export type Shift = "keep" | "skip" | "next-business-day" | "previous-business-day";

/** Which stretch an occurrence is about: the one that ended, the one that runs, the one to come. */
export type Covers = "previous" | "current" | "next";
