import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, dayNumber, daysBetween, fromDayNumber, isLocalDate } from "../../src/time/local-date.ts";
import { firstOfMonth, monthNumber } from "../../src/time/span.ts";

const DAY = 86_400_000;
const days = fc.integer({ min: -250_000, max: 1_000_000 });

test("days have the numbers and the names that the built-in calendar gives them", () => {
  fc.assert(
    fc.property(days, (number) => {
      const date = new Date(number * DAY).toISOString().slice(0, 10);
      expect(fromDayNumber(number)).toBe(date);
      expect(dayNumber(date)).toBe(number);
    }),
    { numRuns: 2000 },
  );
});

test("so have the first days of months", () => {
  fc.assert(
    fc.property(fc.integer({ min: -6000, max: 12_000 }), (months) => {
      expect(firstOfMonth(months)).toBe(new Date(Date.UTC(1970, months, 1)).toISOString().slice(0, 10));
      expect(monthNumber(firstOfMonth(months))).toBe(months);
    }),
  );
});

test.each([
  ["2028-02-28", 1, "2028-02-29"],
  ["2100-02-28", 1, "2100-03-01"],
  ["2000-02-29", 366, "2001-03-01"],
  ["2026-01-01", -1, "2025-12-31"],
  ["1970-01-01", 0, "1970-01-01"],
])("%s and %i days make %s", (from, count, to) => {
  expect(addDays(from, count)).toBe(to);
  expect(daysBetween(from, to)).toBe(count);
});

test.each([
  "2026-02-29",
  "2026-02-30",
  "2026-04-31",
  "2026-13-01",
  "2026-00-10",
  "2026-01-00",
  "2026-1-1",
  "today",
  "",
])("%j is no day", (text) => {
  expect(isLocalDate(text)).toBe(false);
});
