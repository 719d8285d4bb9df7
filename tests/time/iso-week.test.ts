import { expect, test } from "vitest";
import { isoWeekKey, isoWeekOf } from "../../src/time/iso-week.ts";
import { addDays, isLocalDate, mondayOf, weekdayOf } from "../../src/time/local-date.ts";

// Published examples: ISO 8601 itself, and the years with 53 weeks from 2004 on.
test.each([
  ["2005-01-01", "2004-W53"],
  ["2005-01-02", "2004-W53"],
  ["2005-12-31", "2005-W52"],
  ["2007-01-01", "2007-W01"],
  ["2008-12-30", "2009-W01"],
  ["2010-01-03", "2009-W53"],
  ["2020-12-31", "2020-W53"],
  ["2021-01-03", "2020-W53"],
  ["2024-12-30", "2025-W01"],
  ["2026-01-01", "2026-W01"],
  ["2026-11-22", "2026-W47"],
  ["2026-11-23", "2026-W48"],
  ["2026-12-28", "2026-W53"],
  ["2027-01-03", "2026-W53"],
  ["2027-01-04", "2027-W01"],
])("%s lies in %s", (date, key) => {
  expect(isoWeekKey(date)).toBe(key);
});

test("year and week are numbers", () => {
  expect(isoWeekOf("2027-01-01")).toEqual({ year: 2026, week: 53 });
});

test("every week of a century has seven days and one name, and names never come back", () => {
  const seen = new Set<string>();
  for (let monday = "1999-01-04"; monday < "2099-01-01"; monday = addDays(monday, 7)) {
    const key = isoWeekKey(monday);
    expect(seen.has(key)).toBe(false);
    seen.add(key);
    expect([1, 2, 3, 4, 5, 6].map((days) => isoWeekKey(addDays(monday, days)))).toEqual(
      Array.from({ length: 6 }, () => key),
    );
  }
});

test("weekdays count from Monday, before 1970 as well", () => {
  expect(["2026-11-23", "2026-11-29", "1970-01-01", "1969-12-31", "1900-01-01"].map(weekdayOf)).toEqual([
    1, 7, 4, 3, 1,
  ]);
  expect(mondayOf("2026-11-29")).toBe("2026-11-23");
});

test("a day that does not exist is no date", () => {
  expect(["2026-02-29", "2028-02-29", "2026-13-01", "2026-1-1", "today", "+002026-01-01"].map(isLocalDate)).toEqual([
    false,
    true,
    false,
    false,
    false,
    false,
  ]);
});
