import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { InputError } from "../../src/errors.ts";
import { parseRrule, rruleDates } from "../../src/time/rrule.ts";
import { type PlainRule, datesByLooking } from "../support/oracle-rule.ts";

describe("parseRrule", () => {
  test.each([
    ["FREQ=MONTHLY;BYDAY=2FR", "FREQ=MONTHLY;BYDAY=2FR;WKST=MO"],
    ["RRULE:byday=mo,su;interval=2;freq=weekly;", "FREQ=WEEKLY;BYDAY=MO,SU;INTERVAL=2;WKST=MO"],
    ["FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;WKST=MO"],
    ["FREQ=MONTHLY;INTERVAL=12;BYMONTH=2", "FREQ=MONTHLY;BYMONTH=2;INTERVAL=12;WKST=MO"],
    ["FREQ=YEARLY;INTERVAL=2;UNTIL=20200101", "FREQ=YEARLY;INTERVAL=2;UNTIL=20200101;WKST=MO"],
  ])("writes %s in one spelling", (rule, spelling) => {
    expect(parseRrule(rule)).toBe(spelling);
    expect(parseRrule(spelling)).toBe(spelling);
  });

  test.each([
    ["", "NAME=VALUE"],
    ["every monday", "NAME=VALUE"],
    ["INTERVAL=2", "FREQ is missing"],
    ["FREQ=HOURLY", "nothing comes more often than daily"],
    ["FREQ=FORTNIGHTLY", "not DAILY, WEEKLY, MONTHLY or YEARLY"],
    ["FREQ=DAILY;BYHOUR=9", "BYHOUR is unknown here; whole days only"],
    ["FREQ=DAILY;BYSECOND=9", "BYSECOND is unknown here"],
    ["FREQ=DAILY;DTSTART=20260101", "DTSTART is unknown here"],
    ["FREQ=DAILY;FREQ=WEEKLY", "FREQ stands twice"],
    ["FREQ=DAILY;INTERVAL=0", '"0" does not fit INTERVAL, which takes 1 to 1000'],
    ["FREQ=DAILY;INTERVAL=99999999999", "does not fit INTERVAL"],
    ["FREQ=MONTHLY;BYMONTHDAY=55", '"55" does not fit BYMONTHDAY'],
    ["FREQ=MONTHLY;BYMONTHDAY=1,0", '"0" does not fit BYMONTHDAY'],
    ["FREQ=MONTHLY;BYDAY=XX", '"XX" does not fit BYDAY'],
    ["FREQ=MONTHLY;BYDAY=6FR", "no month has more than five"],
    ["FREQ=YEARLY;BYDAY=53MO", '"53MO" does not fit BYDAY'],
    ["FREQ=WEEKLY;BYDAY=2FR", "needs a MONTHLY or YEARLY rule"],
    ["FREQ=WEEKLY;BYMONTHDAY=2", "means nothing to a WEEKLY rule"],
    ["FREQ=MONTHLY;BYYEARDAY=2", "BYYEARDAY needs FREQ=YEARLY"],
    ["FREQ=MONTHLY;BYWEEKNO=2", "BYWEEKNO needs FREQ=YEARLY"],
    ["FREQ=MONTHLY;BYSETPOS=2", "there is none"],
    ["FREQ=DAILY;UNTIL=20260230", '"20260230" does not fit UNTIL'],
    ["FREQ=DAILY;UNTIL=20260228T120000Z", "does not fit UNTIL"],
    ["FREQ=DAILY;COUNT=3", "end the cadence with `until` instead"],
    ["FREQ=WEEKLY;WKST=SU", "weeks begin on Monday here"],
    ["FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "no day in 60 years"],
    ["FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "no date was found"],
    ["FREQ=MONTHLY;BYDAY=MO;BYSETPOS=200", "no day in 60 years"],
    [`FREQ=YEARLY;BYMONTHDAY=${"1,".repeat(200)}1`, "300 characters at most"],
  ])("refuses %s", (rule, why) => {
    expect(() => parseRrule(rule)).toThrow(InputError);
    expect(() => parseRrule(rule)).toThrow(why);
  });
});

describe("rruleDates", () => {
  test("both bounds are included", () => {
    expect(rruleDates("FREQ=DAILY", undefined, "2026-11-21", "2026-11-23")).toEqual([
      "2026-11-21",
      "2026-11-22",
      "2026-11-23",
    ]);
  });

  test("a rule that names no day takes that of the anchor, else Monday, the first, 1 January", () => {
    expect(rruleDates("FREQ=WEEKLY;INTERVAL=2", "2026-11-03", "2026-11-01", "2026-11-30")).toEqual([
      "2026-11-03",
      "2026-11-17",
    ]);
    expect(rruleDates("FREQ=WEEKLY", undefined, "2026-11-16", "2026-11-29")).toEqual(["2026-11-16", "2026-11-23"]);
    expect(rruleDates("FREQ=MONTHLY", undefined, "2026-11-01", "2026-12-31")).toEqual(["2026-11-01", "2026-12-01"]);
    expect(rruleDates("FREQ=YEARLY", undefined, "2026-01-01", "2027-12-31")).toEqual(["2026-01-01", "2027-01-01"]);
  });

  test("weeks begin on Monday", () => {
    expect(rruleDates("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU", "2026-11-02", "2026-11-01", "2026-11-30")).toEqual([
      "2026-11-02",
      "2026-11-08",
      "2026-11-16",
      "2026-11-22",
      "2026-11-30",
    ]);
  });

  test("the end of a rule is its last day", () => {
    expect(rruleDates("FREQ=MONTHLY;BYMONTHDAY=5;UNTIL=20260405", "2026-01-01", "2026-03-01", "2026-12-31")).toEqual([
      "2026-03-05",
      "2026-04-05",
    ]);
    expect(rruleDates("FREQ=MONTHLY;BYMONTHDAY=5;UNTIL=20260405", "2026-01-01", "2026-05-01", "2026-12-31")).toEqual(
      [],
    );
  });

  test("a rule that ended before it began has no dates, and is not called impossible", () => {
    expect(rruleDates("FREQ=DAILY;UNTIL=20251231", "2026-01-01", "2026-01-01", "2026-12-31")).toEqual([]);
  });

  test("Fridays of week 53", () => {
    expect(rruleDates("FREQ=YEARLY;BYWEEKNO=53;BYDAY=FR", undefined, "2020-01-01", "2040-12-31")).toEqual([
      "2021-01-01",
      "2027-01-01",
      "2032-12-31",
      "2038-01-01",
    ]);
  });

  test("a rule whose step never meets its months says so", () => {
    expect(rruleDates("FREQ=MONTHLY;INTERVAL=12;BYMONTH=2", "2026-02-09", "2026-11-01", "2028-01-01")).toEqual([
      "2027-02-09",
    ]);
    expect(() => rruleDates("FREQ=MONTHLY;INTERVAL=12;BYMONTH=2", "2026-03-09", "2026-11-01", "2028-01-01")).toThrow(
      /no day in 60 years/,
    );
  });
});

test("dates are those found by looking at every day", () => {
  const names = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
  const numbers = (most: number) =>
    fc.uniqueArray(fc.oneof(fc.integer({ min: 1, max: most }), fc.integer({ min: -most, max: -1 })), {
      minLength: 1,
      maxLength: 3,
    });
  const weekday = fc.integer({ min: 1, max: 7 });
  const days = fc.uniqueArray(fc.record({ day: weekday }), { minLength: 1, maxLength: 5, selector: ({ day }) => day });
  const numbered = fc.array(fc.record({ day: weekday, nth: fc.constantFrom(1, 2, 3, 4, 5, -1, -2, -5) }), {
    minLength: 1,
    maxLength: 2,
  });
  const months = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 3 });
  const interval = fc.integer({ min: 1, max: 4 });
  const optional = { requiredKeys: ["frequency", "interval"] as const };
  const rules = fc.oneof(
    fc.record(
      { frequency: fc.constant("DAILY" as const), interval, months, monthDays: numbers(31), weekdays: days },
      { requiredKeys: [...optional.requiredKeys] },
    ),
    fc.record(
      { frequency: fc.constant("WEEKLY" as const), interval, months, weekdays: days },
      { requiredKeys: [...optional.requiredKeys, "weekdays"] },
    ),
    fc.record(
      {
        frequency: fc.constant("MONTHLY" as const),
        interval,
        months,
        monthDays: numbers(31),
        weekdays: days,
        positions: numbers(4),
      },
      { requiredKeys: [...optional.requiredKeys, "weekdays"] },
    ),
    fc.record(
      { frequency: fc.constant("MONTHLY" as const), interval, weekdays: numbered },
      { requiredKeys: [...optional.requiredKeys, "weekdays"] },
    ),
    fc.record(
      {
        frequency: fc.constant("YEARLY" as const),
        interval,
        months,
        weekdays: fc.oneof(days, numbered),
        positions: numbers(4),
      },
      { requiredKeys: [...optional.requiredKeys, "weekdays"] },
    ),
    fc.record(
      { frequency: fc.constant("YEARLY" as const), interval, months, monthDays: numbers(31) },
      { requiredKeys: [...optional.requiredKeys, "months", "monthDays"] },
    ),
  );

  function written(rule: PlainRule): string {
    const parts = [`FREQ=${rule.frequency}`, `INTERVAL=${rule.interval}`];
    if (rule.months) parts.push(`BYMONTH=${rule.months.join(",")}`);
    if (rule.monthDays) parts.push(`BYMONTHDAY=${rule.monthDays.join(",")}`);
    if (rule.weekdays)
      parts.push(`BYDAY=${rule.weekdays.map(({ day, nth }) => `${nth ?? ""}${names[day - 1]}`).join(",")}`);
    if (rule.positions) parts.push(`BYSETPOS=${rule.positions.join(",")}`);
    return parts.join(";");
  }

  let compared = 0;
  fc.assert(
    fc.property(rules, fc.integer({ min: 0, max: 1000 }), (rule, late) => {
      const anchor = new Date(Date.UTC(2020, 0, 1 + late)).toISOString().slice(0, 10);
      const looked = datesByLooking(rule, anchor, "2024-01-01", "2027-12-31");
      // Empty answers may be refused as impossible; parseRrule's own tests see to those.
      if (looked.length === 0) return;
      compared += 1;
      expect({ rule: written(rule), dates: rruleDates(written(rule), anchor, "2024-01-01", "2027-12-31") }).toEqual({
        rule: written(rule),
        dates: looked,
      });
    }),
    { numRuns: 200 },
  );
  expect(compared).toBeGreaterThan(100);
});
