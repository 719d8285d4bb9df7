import { InputError } from "../errors.ts";
import { parseRrule } from "../time/rrule.ts";
import type { Rhythm } from "../time/rhythm.ts";
import { type Every, parseEvery } from "./parse-every.ts";
import { type On, parseOn } from "./parse-on.ts";

/** What the written keys of a rhythm hold. */
export type WrittenRhythm = {
  readonly every: string | undefined;
  readonly on: string | number | readonly string[] | undefined;
  readonly rrule: string | undefined;
  /** Whether `every` was written by a higher layer than `on`, which then gives way where it does not fit. */
  readonly everyIsNewer: boolean;
};

/** Puts `every` and `on` together; an `InputError` says why they make no rhythm. Without `on`: Monday, or the first business day. */
export function rhythmOf(written: WrittenRhythm, fiscalYearStart: number): Rhythm {
  if (written.rrule !== undefined) {
    if (written.every !== undefined || written.on !== undefined)
      throw new InputError("`rrule` says all there is to say; leave `every` and `on` out");
    return { kind: "rrule", rule: parseRrule(written.rrule) };
  }
  const on = written.on === undefined ? undefined : parseOn(written.on);
  if (written.every === undefined) {
    if (on?.kind === "business-days") return { kind: "business-days" };
    throw new InputError("`every` is missing; write how often it comes: day, week, 2 weeks, month, quarter or year");
  }
  const every = parseEvery(written.every);
  const fitting = on === undefined ? undefined : fit(every, on, fiscalYearStart);
  if (fitting === undefined || (typeof fitting === "string" && written.everyIsNewer))
    return usual(every, fiscalYearStart);
  if (typeof fitting === "string")
    throw new InputError(`\`every: ${written.every.trim()}\` does not go with \`on\`: ${fitting}`);
  return fitting;
}

function usual(every: Every, fiscalYearStart: number): Rhythm {
  switch (every.unit) {
    case "day":
      return { kind: "daily" };
    case "week":
      return { kind: "weekly", every: every.count, days: [1] };
    case "month":
      return months(every, { kind: "nth-business-day", nth: 1 }, fiscalYearStart);
  }
}

/** The rhythm, or why the two do not go together. */
function fit(every: Every, on: On, fiscalYearStart: number): Rhythm | string {
  switch (every.unit) {
    case "day":
      if (on.kind === "business-days") return { kind: "business-days" };
      return on.kind === "weekdays"
        ? "for some days of the week write `every: week`"
        : "for a day of the month write `every: month`";
    case "week":
      if (on.kind === "weekdays") return { kind: "weekly", every: every.count, days: on.days };
      return on.kind === "business-days"
        ? "for every working day write `every: day`"
        : "a week needs weekdays, like tuesday or [monday, thursday]; for a day of the month write `every: month`";
    case "month":
      if (on.kind === "span-day") return months(every, on.day, fiscalYearStart);
      return on.kind === "weekdays"
        ? "say which one, like first monday or last friday"
        : "say which one, like first business day or 3rd business day";
  }
}

function months(every: Every, on: Extract<Rhythm, { kind: "monthly" }>["on"], fiscalYearStart: number): Rhythm {
  return { kind: "monthly", months: every.count, firstMonth: every.count === 1 ? 1 : fiscalYearStart, on };
}
