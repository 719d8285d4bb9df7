import { expect, test } from "vitest";
import { formatDate, formatDateRange, formatMoment } from "../../src/time/format.ts";

test("a date with its weekday, its year, or both", () => {
  expect(formatDate("2026-11-24")).toBe("Tuesday 24 November");
  expect(formatDate("2026-11-04", { year: true })).toBe("4 November 2026");
  expect(formatDate("2026-11-24", { year: true, weekday: true })).toBe("Tuesday 24 November 2026");
  expect(formatDate("2026-11-24", { weekday: false })).toBe("24 November");
});

test("every month and weekday has its name", () => {
  const months = Array.from({ length: 12 }, (_, index) =>
    formatDate(`2026-${String(index + 1).padStart(2, "0")}-01`, { weekday: false }),
  );
  expect(months.map((text) => text.slice(2))).toEqual([
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
  ]);
  const days = Array.from({ length: 7 }, (_, index) => formatDate(`2026-11-${23 + index}`));
  expect(days.map((text) => text.split(" ")[0])).toEqual([
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
  ]);
});

test.each([
  ["2026-11-16", "2026-11-22", "16–22 November 2026"],
  ["2026-10-30", "2026-11-05", "30 October – 5 November 2026"],
  ["2026-12-28", "2027-01-03", "28 December 2026 – 3 January 2027"],
  ["2026-11-01", "2027-11-30", "1 November 2026 – 30 November 2027"],
  ["2026-11-22", "2026-11-22", "22 November 2026"],
])("%s to %s", (from, to, text) => {
  expect(formatDateRange(from, to)).toBe(text);
});

test("a moment as the zone's calendar and clock show it", () => {
  expect(formatMoment("2026-11-24T17:00:00Z", "Europe/Berlin")).toBe("Tuesday 24 November, 18:00");
  expect(formatMoment("2026-11-24T17:00:00Z", "Europe/Berlin", { zone: true })).toBe(
    "Tuesday 24 November, 18:00 Europe/Berlin",
  );
  expect(formatMoment("2026-11-24T06:17:00Z", "Europe/Berlin", { year: true, zone: true })).toBe(
    "Tuesday 24 November 2026, 07:17 Europe/Berlin",
  );
  expect(formatMoment("2026-11-24T17:00:00Z", "Pacific/Auckland", { weekday: false })).toBe("25 November, 06:00");
});
