import { RRuleTemporal } from "rrule-temporal";
import { describe, expect, test } from "vitest";
import { InputError } from "../../src/errors.ts";
import type { LocalDate, Weekday } from "../../src/time/local-date.ts";
import { nominalDates } from "../../src/time/nominal-dates.ts";
import type { Rhythm, SpanDay } from "../../src/time/rhythm.ts";

const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5];
const free = { from: undefined, workingDays: weekdays };
const since = (from: LocalDate) => ({ from, workingDays: weekdays });
const monthly = (months: number, on: SpanDay, firstMonth = 1): Rhythm => ({ kind: "monthly", months, firstMonth, on });
const thirdBusinessDay: SpanDay = { kind: "nth-business-day", nth: 3 };

describe("bounds", () => {
  test("`after` is excluded, `until` included", () => {
    expect(nominalDates({ kind: "daily" }, free, "2026-11-20", "2026-11-22")).toEqual(["2026-11-21", "2026-11-22"]);
    expect(nominalDates({ kind: "daily" }, free, "2026-11-20", "2026-11-20")).toEqual([]);
    expect(nominalDates({ kind: "daily" }, free, "2026-11-20", "2026-11-01")).toEqual([]);
  });

  test("nothing comes before `from`, which is included", () => {
    expect(nominalDates({ kind: "daily" }, since("2026-11-21"), "2020-01-01", "2026-11-22")).toEqual([
      "2026-11-21",
      "2026-11-22",
    ]);
  });
});

describe("days and weeks", () => {
  test("business days are the working weekdays, holidays or not", () => {
    expect(nominalDates({ kind: "business-days" }, free, "2026-12-23", "2026-12-29")).toEqual([
      "2026-12-24",
      "2026-12-25",
      "2026-12-28",
      "2026-12-29",
    ]);
    const sundayToThursday = { from: undefined, workingDays: [7, 1, 2, 3, 4] satisfies Weekday[] };
    expect(nominalDates({ kind: "business-days" }, sundayToThursday, "2026-11-18", "2026-11-22")).toEqual([
      "2026-11-19",
      "2026-11-22",
    ]);
  });

  test("several weekdays come in order, whatever order they were written in", () => {
    const rhythm: Rhythm = { kind: "weekly", every: 1, days: [4, 1, 4] };
    expect(nominalDates(rhythm, free, "2026-11-15", "2026-11-29")).toEqual([
      "2026-11-16",
      "2026-11-19",
      "2026-11-23",
      "2026-11-26",
    ]);
  });

  test("every two weeks counts from the ISO week of `from`, also where its day has gone by", () => {
    const tuesdays: Rhythm = { kind: "weekly", every: 2, days: [2] };
    expect(nominalDates(tuesdays, since("2026-11-03"), "2026-10-01", "2026-12-01")).toEqual([
      "2026-11-03",
      "2026-11-17",
      "2026-12-01",
    ]);
    expect(nominalDates(tuesdays, since("2026-11-05"), "2026-10-01", "2026-12-01")).toEqual([
      "2026-11-17",
      "2026-12-01",
    ]);
  });

  test("every two weeks keeps its step over a year of 53 weeks", () => {
    const mondays: Rhythm = { kind: "weekly", every: 2, days: [1] };
    expect(nominalDates(mondays, since("2026-01-05"), "2026-12-01", "2027-02-01")).toEqual([
      "2026-12-07",
      "2026-12-21",
      "2027-01-04",
      "2027-01-18",
      "2027-02-01",
    ]);
  });

  test("Sunday belongs to the week that ends with it", () => {
    const sundays: Rhythm = { kind: "weekly", every: 2, days: [7] };
    expect(nominalDates(sundays, since("2026-11-08"), "2026-11-07", "2026-11-22")).toEqual([
      "2026-11-08",
      "2026-11-22",
    ]);
    expect(nominalDates(sundays, since("2026-11-08"), "2026-11-21", "2026-11-22")).toEqual(["2026-11-22"]);
  });

  test("without `from`, weeks count from ISO week 1 of 1970", () => {
    const rhythm: Rhythm = { kind: "weekly", every: 3, days: [1] };
    expect(nominalDates(rhythm, free, "1969-12-01", "1970-02-01")).toEqual(["1969-12-08", "1969-12-29", "1970-01-19"]);
  });
});

describe("months and longer spans", () => {
  test("the 31st is the last day of shorter months", () => {
    const rhythm = monthly(1, { kind: "day", day: 31 });
    expect(nominalDates(rhythm, free, "2027-12-31", "2028-04-30")).toEqual([
      "2028-01-31",
      "2028-02-29",
      "2028-03-31",
      "2028-04-30",
    ]);
  });

  test.each<[string, SpanDay, LocalDate[]]>([
    [
      "day 15 of a quarter is that of its first month",
      { kind: "day", day: 15 },
      ["2026-01-15", "2026-04-15", "2026-07-15", "2026-10-15"],
    ],
    [
      "day 31 of a quarter ends with its first month",
      { kind: "day", day: 31 },
      ["2026-01-31", "2026-04-30", "2026-07-31", "2026-10-31"],
    ],
    ["the last day of a quarter", { kind: "last-day" }, ["2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31"]],
    [
      "the first Monday of a quarter",
      { kind: "nth-weekday", nth: 1, weekday: 1 },
      ["2026-01-05", "2026-04-06", "2026-07-06", "2026-10-05"],
    ],
    [
      "the last Friday of a quarter",
      { kind: "nth-weekday", nth: -1, weekday: 5 },
      ["2026-03-27", "2026-06-26", "2026-09-25", "2026-12-25"],
    ],
    [
      "the third business day of a quarter, holidays not counted out",
      thirdBusinessDay,
      ["2026-01-05", "2026-04-03", "2026-07-03", "2026-10-05"],
    ],
    [
      "the last business day of a quarter",
      { kind: "nth-business-day", nth: -1 },
      ["2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31"],
    ],
  ])("%s", (_, on, dates) => {
    expect(nominalDates(monthly(3, on), free, "2025-12-31", "2026-12-31")).toEqual(dates);
  });

  test("quarters and years begin with the fiscal year", () => {
    expect(nominalDates(monthly(3, { kind: "day", day: 1 }, 2), free, "2025-12-31", "2026-12-31")).toEqual([
      "2026-02-01",
      "2026-05-01",
      "2026-08-01",
      "2026-11-01",
    ]);
    expect(nominalDates(monthly(12, { kind: "last-day" }, 4), free, "2025-12-31", "2027-12-31")).toEqual([
      "2026-03-31",
      "2027-03-31",
    ]);
  });

  test("no span goes without: the fifth Friday is the last one where there are four, the 40th business day the last", () => {
    const fifth = monthly(1, { kind: "nth-weekday", nth: 5, weekday: 5 });
    expect(nominalDates(fifth, free, "2026-09-30", "2026-12-31")).toEqual(["2026-10-30", "2026-11-27", "2026-12-25"]);
    expect(nominalDates(monthly(1, { kind: "nth-business-day", nth: 40 }), free, "2026-10-31", "2026-11-30")).toEqual([
      "2026-11-30",
    ]);
    expect(
      nominalDates(monthly(1, { kind: "nth-weekday", nth: -9, weekday: 5 }), free, "2026-10-31", "2026-11-30"),
    ).toEqual(["2026-11-06"]);
  });
});

test.each<Rhythm>([
  { kind: "weekly", every: 0, days: [1] },
  { kind: "weekly", every: 1.5, days: [1] },
  monthly(0, { kind: "last-day" }),
  monthly(1, { kind: "day", day: 0 }),
  monthly(1, { kind: "day", day: 32 }),
  monthly(1, { kind: "nth-weekday", nth: 0, weekday: 1 }),
  monthly(1, { kind: "nth-business-day", nth: 0.5 }),
])("refuses %j", (rhythm) => {
  expect(() => nominalDates(rhythm, free, "2026-01-01", "2026-12-31")).toThrow(InputError);
});

describe("against another implementation of recurrence rules", () => {
  const ten = { after: "2015-12-31", until: "2025-12-31" };

  function ruled(rule: string, anchor: string): LocalDate[] {
    const engine = new RRuleTemporal({ rruleString: `DTSTART;TZID=UTC:${anchor}T000000\nRRULE:${rule};WKST=MO` });
    const dates = engine.between(new Date("2016-01-01T00:00:00Z"), new Date("2025-12-31T00:00:00Z"), true);
    return dates.map((date) => date.toString().slice(0, 10));
  }

  const months = (on: SpanDay) => monthly(1, on);
  test.each<[string, Rhythm, string]>([
    ["FREQ=DAILY", { kind: "daily" }, "20160101"],
    ["FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", { kind: "business-days" }, "20160101"],
    ["FREQ=WEEKLY;BYDAY=MO", { kind: "weekly", every: 1, days: [1] }, "20160101"],
    ["FREQ=WEEKLY;INTERVAL=2;BYDAY=TH,SU", { kind: "weekly", every: 2, days: [4, 7] }, "19691229"],
    ["FREQ=WEEKLY;INTERVAL=5;BYDAY=MO,SA,SU", { kind: "weekly", every: 5, days: [1, 6, 7] }, "19691229"],
    ["FREQ=MONTHLY;BYMONTHDAY=15", months({ kind: "day", day: 15 }), "20160101"],
    ["FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1", months({ kind: "day", day: 31 }), "20160101"],
    ["FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1", months({ kind: "day", day: 30 }), "20160101"],
    ["FREQ=MONTHLY;BYMONTHDAY=-1", months({ kind: "last-day" }), "20160101"],
    ["FREQ=MONTHLY;BYDAY=2FR", months({ kind: "nth-weekday", nth: 2, weekday: 5 }), "20160101"],
    ["FREQ=MONTHLY;BYDAY=-1SU", months({ kind: "nth-weekday", nth: -1, weekday: 7 }), "20160101"],
    ["FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=3", months(thirdBusinessDay), "20160101"],
    ["FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2", months({ kind: "nth-business-day", nth: -2 }), "20160101"],
    ["FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1", monthly(3, { kind: "day", day: 1 }), "20160101"],
    ["FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO", monthly(3, { kind: "nth-weekday", nth: 1, weekday: 1 }), "20160101"],
    ["FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1", monthly(3, { kind: "last-day" }), "20160301"],
    [
      "FREQ=MONTHLY;INTERVAL=3;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=10",
      monthly(3, { kind: "nth-business-day", nth: 10 }, 2),
      "20151101",
    ],
    [
      "FREQ=YEARLY;BYMONTH=4;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1",
      monthly(12, { kind: "nth-business-day", nth: 1 }, 4),
      "20160101",
    ],
    ["FREQ=YEARLY;BYYEARDAY=-1", monthly(12, { kind: "last-day" }), "20160101"],
    ["FREQ=MONTHLY;INTERVAL=5;BYMONTHDAY=9", monthly(5, { kind: "day", day: 9 }), "19700101"],
  ])("%s", (rule, rhythm, anchor) => {
    const dates = nominalDates(rhythm, free, ten.after, ten.until);
    expect(dates.length).toBeGreaterThanOrEqual(10);
    expect(dates).toEqual(ruled(rule, anchor));
  });
});
