import fc from "fast-check";
import { expect, test } from "vitest";
import { InputError } from "../../src/errors.ts";
import { formatDuration, parseDuration } from "../../src/time/duration.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

test.each([
  ["30 min", 30 * MINUTE],
  ["4 h", 4 * HOUR],
  ["1h 30min", 90 * MINUTE],
  ["1 h 30 min", 90 * MINUTE],
  ["45m", 45 * MINUTE],
  ["90 s", 90_000],
  ["1.5 hours", 90 * MINUTE],
  ["2 days", 2 * DAY],
  ["100 days", 100 * DAY],
  ["1 week", 7 * DAY],
  [" 2 WEEKS 1 day ", 15 * DAY],
  ["0 min", 0],
  ["3\u00a0h 40\u00a0min", 220 * MINUTE],
])("reads %j", (text, millis) => {
  expect(parseDuration(text)).toBe(millis);
});

test.each([
  "",
  " ",
  "30",
  "min",
  "-5 min",
  "5 minutess",
  "1 month",
  "30 min 1 h",
  "1 h 2 h",
  "1 h and 30 min",
  "1e3 h",
  "4 h!",
  "9999999 h",
])("refuses %j with examples", (text) => {
  expect(() => parseDuration(text)).toThrow(InputError);
  expect(() => parseDuration(text)).toThrow(/30 min, 4 h, 1 h 30 min, 2 days, 1 week/);
});

test.each([
  [0, "0 min"],
  [45_000, "45 s"],
  [4 * MINUTE + 30_000, "4 min 30 s"],
  [9 * MINUTE + 59_600, "10 min"],
  [34 * MINUTE + 12_000, "34 min"],
  [59 * MINUTE + 40_000, "1 h"],
  [220 * MINUTE, "3 h 40 min"],
  [4 * HOUR, "4 h"],
  [DAY - 10_000, "1 day"],
  [DAY + 3 * HOUR, "1 day 3 h"],
  [2 * DAY, "2 days"],
  [100 * DAY, "100 days"],
  [-90 * MINUTE, "-1 h 30 min"],
])("prints %d ms as %j", (millis, text) => {
  expect(formatDuration(millis)).toBe(text.replaceAll(/(\d) (?=[a-z])/g, "$1\u00a0"));
});

test("what was printed reads as the same length, within its rounding", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 * DAY }), (millis) => {
      expect(Math.abs(parseDuration(formatDuration(millis)) - millis)).toBeLessThanOrEqual(Math.max(500, millis / 20));
      expect(formatDuration(parseDuration(formatDuration(millis)))).toBe(formatDuration(millis));
    }),
  );
});
