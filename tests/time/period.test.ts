import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type LocalDate, type Weekday, addDays } from "../../src/time/local-date.ts";
import { nominalDates } from "../../src/time/nominal-dates.ts";
import { periodOf } from "../../src/time/period.ts";
import type { Covers, Rhythm } from "../../src/time/rhythm.ts";

const weekly = (every: number, ...days: Weekday[]): Rhythm => ({ kind: "weekly", every, days });
const monthly = (months: number, firstMonth = 1): Rhythm => ({
  kind: "monthly",
  months,
  firstMonth,
  on: { kind: "nth-business-day", nth: 1 },
});
const daily: Rhythm = { kind: "daily" };
const businessDays: Rhythm = { kind: "business-days" };

function shown(
  nominal: LocalDate,
  rhythm: Rhythm,
  covers: Covers = "previous",
  fiscalYearStart = 1,
  before?: LocalDate,
): string {
  const { key, from, to } = periodOf(nominal, rhythm, covers, fiscalYearStart, before);
  return `${key}: ${from} to ${to}`;
}

describe("days", () => {
  test.each<[string, Rhythm, LocalDate, Covers, string]>([
    ["daily, the day before", daily, "2026-11-22", "previous", "2026-11-21: 2026-11-21 to 2026-11-21"],
    ["daily, the day itself", daily, "2026-11-22", "current", "2026-11-22: 2026-11-22 to 2026-11-22"],
    ["daily, the day after", daily, "2026-12-31", "next", "2027-01-01: 2027-01-01 to 2027-01-01"],
    ["Tuesday covers Monday", businessDays, "2026-11-24", "previous", "2026-11-23: 2026-11-23 to 2026-11-23"],
    [
      "Monday covers Friday and the weekend",
      businessDays,
      "2026-11-23",
      "previous",
      "2026-11-22: 2026-11-20 to 2026-11-22",
    ],
    ["Friday looks ahead to Monday", businessDays, "2026-11-20", "next", "2026-11-23: 2026-11-21 to 2026-11-23"],
    ["a business day itself", businessDays, "2026-11-20", "current", "2026-11-20: 2026-11-20 to 2026-11-20"],
  ])("%s", (_, rhythm, nominal, covers, expected) => {
    expect(shown(nominal, rhythm, covers)).toBe(expected);
  });

  test("who knows the business day before says so; the key stays", () => {
    expect(shown("2026-11-22", businessDays, "previous", 1, "2026-11-19")).toBe("2026-11-21: 2026-11-19 to 2026-11-21");
  });
});

describe("weeks", () => {
  test.each<[LocalDate, Rhythm, Covers, string]>([
    ["2026-11-23", weekly(1, 1), "previous", "2026-W47: 2026-11-16 to 2026-11-22"],
    ["2026-11-29", weekly(1, 7), "previous", "2026-W47: 2026-11-16 to 2026-11-22"],
    ["2026-11-23", weekly(1, 1), "current", "2026-W48: 2026-11-23 to 2026-11-29"],
    ["2026-11-27", weekly(1, 5), "current", "2026-W48: 2026-11-23 to 2026-11-29"],
    ["2026-11-23", weekly(1, 1), "next", "2026-W48: 2026-11-23 to 2026-11-29"],
    ["2026-11-25", weekly(1, 3), "next", "2026-W48: 2026-11-23 to 2026-11-29"],
    ["2026-11-26", weekly(1, 4), "next", "2026-W49: 2026-11-30 to 2026-12-06"],
    ["2027-01-04", weekly(1, 1), "previous", "2026-W53: 2026-12-28 to 2027-01-03"],
    ["2026-12-31", weekly(1, 4), "next", "2027-W01: 2027-01-04 to 2027-01-10"],
    ["2026-11-12", weekly(2, 4), "previous", "2026-W45: 2026-10-26 to 2026-11-08"],
    ["2027-01-07", weekly(2, 4), "previous", "2026-W53: 2026-12-21 to 2027-01-03"],
    ["2026-11-17", weekly(2, 2), "next", "2026-W47: 2026-11-16 to 2026-11-29"],
    ["2026-11-20", weekly(3, 5), "next", "2026-W48: 2026-11-23 to 2026-12-13"],
    ["2026-11-17", weekly(2, 2), "current", "2026-W47: 2026-11-16 to 2026-11-29"],
    ["2026-11-23", weekly(1, 1, 1), "previous", "2026-W47: 2026-11-16 to 2026-11-22"],
  ])("%s, %j, %s", (nominal, rhythm, covers, expected) => {
    expect(shown(nominal, rhythm, covers)).toBe(expected);
  });

  test.each<[LocalDate, Rhythm, Covers, string]>([
    ["2026-11-26", weekly(1, 1, 4), "previous", "2026-11-26: 2026-11-23 to 2026-11-25"],
    ["2026-11-23", weekly(1, 1, 4), "previous", "2026-11-23: 2026-11-19 to 2026-11-22"],
    ["2026-11-23", weekly(2, 4, 1), "previous", "2026-11-23: 2026-11-12 to 2026-11-22"],
    ["2026-11-23", weekly(1, 1, 4), "current", "2026-11-23: 2026-11-23 to 2026-11-25"],
    ["2026-11-26", weekly(2, 1, 4), "next", "2026-11-26: 2026-11-26 to 2026-12-06"],
  ])("several days: %s, %j, %s", (nominal, rhythm, covers, expected) => {
    expect(shown(nominal, rhythm, covers)).toBe(expected);
  });
});

describe("months, quarters, years", () => {
  test.each<[string, LocalDate, Rhythm, Covers, number, string]>([
    ["the month before", "2026-11-02", monthly(1), "previous", 1, "2026-10: 2026-10-01 to 2026-10-31"],
    ["this month", "2026-11-02", monthly(1), "current", 1, "2026-11: 2026-11-01 to 2026-11-30"],
    ["the month to come", "2026-12-01", monthly(1), "next", 1, "2027-01: 2027-01-01 to 2027-01-31"],
    ["February of a leap year", "2028-03-01", monthly(1), "previous", 1, "2028-02: 2028-02-01 to 2028-02-29"],
    ["the quarter before", "2026-10-01", monthly(3), "previous", 1, "2026-Q3: 2026-07-01 to 2026-09-30"],
    ["over New Year", "2027-01-01", monthly(3), "previous", 1, "2026-Q4: 2026-10-01 to 2026-12-31"],
    ["fiscal year from April", "2026-07-01", monthly(3, 4), "previous", 4, "FY2027-Q1: 2026-04-01 to 2026-06-30"],
    ["its last quarter", "2026-04-01", monthly(3, 4), "previous", 4, "FY2026-Q4: 2026-01-01 to 2026-03-31"],
    [
      "quarters of January are its quarters too",
      "2026-07-01",
      monthly(3),
      "previous",
      4,
      "FY2027-Q1: 2026-04-01 to 2026-06-30",
    ],
    ["fiscal year from October", "2027-01-01", monthly(3, 10), "previous", 10, "FY2027-Q1: 2026-10-01 to 2026-12-31"],
    ["fiscal year from February", "2026-11-02", monthly(3, 2), "previous", 2, "FY2027-Q3: 2026-08-01 to 2026-10-31"],
    [
      "three months that are no quarter",
      "2026-11-02",
      monthly(3, 2),
      "previous",
      1,
      "2026-10: 2026-08-01 to 2026-10-31",
    ],
    ["the year before", "2027-01-01", monthly(12), "previous", 1, "2026: 2026-01-01 to 2026-12-31"],
    ["the fiscal year", "2027-04-01", monthly(12, 4), "previous", 4, "FY2027: 2026-04-01 to 2027-03-31"],
    [
      "twelve months that are no year",
      "2027-02-01",
      monthly(12, 2),
      "previous",
      1,
      "2027-01: 2026-02-01 to 2027-01-31",
    ],
    ["half a year", "2026-07-01", monthly(6), "previous", 1, "2026-06: 2026-01-01 to 2026-06-30"],
    ["two months", "2026-11-02", monthly(2), "previous", 1, "2026-10: 2026-09-01 to 2026-10-31"],
  ])("%s", (_, nominal, rhythm, covers, fiscalYearStart, expected) => {
    expect(shown(nominal, rhythm, covers, fiscalYearStart)).toBe(expected);
  });
});

describe("rules", () => {
  const rule: Rhythm = { kind: "rrule", rule: "FREQ=MONTHLY;BYDAY=2FR" };

  test("cover what has passed since the date before", () => {
    expect(shown("2026-11-13", rule, "previous", 1, "2026-10-09")).toBe("2026-11-13: 2026-10-09 to 2026-11-12");
  });

  test("cover their day alone where there is none before, or where they look ahead", () => {
    expect(shown("2026-11-13", rule)).toBe("2026-11-13: 2026-11-13 to 2026-11-13");
    expect(shown("2026-11-13", rule, "next", 1, "2026-10-09")).toBe("2026-11-13: 2026-11-13 to 2026-11-13");
  });
});

test("over ten years every date has a key of its own, and what is looked back on joins up without gap or overlap", () => {
  const nth = fc.constantFrom(1, 2, 3, -1);
  const weekday = fc.integer({ min: 1, max: 7 }).map((day) => day as Weekday);
  const on = fc.oneof(
    fc.integer({ min: 1, max: 31 }).map((day) => ({ kind: "day" as const, day })),
    fc.constant({ kind: "last-day" as const }),
    fc.record({ kind: fc.constant("nth-weekday" as const), nth, weekday }),
    fc.record({ kind: fc.constant("nth-business-day" as const), nth }),
  );
  const rhythms: fc.Arbitrary<Rhythm> = fc.oneof(
    fc.constant(daily),
    fc.constant(businessDays),
    fc.record({
      kind: fc.constant("weekly" as const),
      every: fc.integer({ min: 1, max: 6 }),
      days: fc.array(weekday, { minLength: 1, maxLength: 4 }),
    }),
    fc.record({
      kind: fc.constant("monthly" as const),
      months: fc.constantFrom(1, 2, 3, 4, 6, 12),
      firstMonth: fc.integer({ min: 1, max: 12 }),
      on,
    }),
  );
  const bounds = { from: undefined, workingDays: [1, 2, 3, 4, 5] satisfies Weekday[] };
  fc.assert(
    fc.property(rhythms, fc.integer({ min: 1, max: 12 }), (rhythm, fiscalYearStart) => {
      const dates = nominalDates(rhythm, bounds, "2020-12-31", "2030-12-31");
      const periods = dates.map((date) => periodOf(date, rhythm, "previous", fiscalYearStart, undefined));
      expect(new Set(periods.map(({ key }) => key)).size).toBe(dates.length);
      expect(periods.slice(1).map(({ from }) => from)).toEqual(periods.slice(0, -1).map(({ to }) => addDays(to, 1)));
      const ahead = dates.map((date) => periodOf(date, rhythm, "next", fiscalYearStart, undefined));
      expect(new Set(ahead.map(({ key }) => key)).size).toBe(dates.length);
      expect(ahead.every(({ from, to }) => from <= to)).toBe(true);
    }),
    { numRuns: 60 },
  );
});
