import { describe, expect, test } from "vitest";
import { InputError } from "../../src/errors.ts";
import { addWorkingDays, isWorkingDay, nextWorkingDay, previousWorkingDay } from "../../src/time/calendar.ts";
import { addDays } from "../../src/time/local-date.ts";
import type { WorkingTime } from "../../src/time/working-hours.ts";

// Good Friday and Easter Monday 2026.
const easter: WorkingTime = {
  zone: "Europe/Berlin",
  days: [1, 2, 3, 4, 5],
  from: "09:00",
  to: "18:00",
  holidays: new Set(["2026-04-03", "2026-04-06"]),
};

test("weekends and holidays are no working days", () => {
  const week = Array.from({ length: 7 }, (_, index) => addDays("2026-04-02", index));
  expect(week.map((day) => isWorkingDay(day, easter))).toEqual([true, false, false, false, false, true, true]);
});

test("the next and the previous working day may be the day itself", () => {
  expect(nextWorkingDay("2026-04-02", easter)).toBe("2026-04-02");
  expect(nextWorkingDay("2026-04-03", easter)).toBe("2026-04-07");
  expect(previousWorkingDay("2026-04-06", easter)).toBe("2026-04-02");
  expect(previousWorkingDay("2026-04-07", easter)).toBe("2026-04-07");
});

describe("addWorkingDays", () => {
  test.each([
    ["2026-04-02", 1, "2026-04-07"],
    ["2026-04-02", 3, "2026-04-09"],
    ["2026-04-04", 1, "2026-04-07"],
    ["2026-04-04", 0, "2026-04-04"],
    ["2026-04-07", -1, "2026-04-02"],
    ["2026-04-05", -2, "2026-04-01"],
  ])("%s and %d working days", (date, days, expected) => {
    expect(addWorkingDays(date, days, easter)).toBe(expected);
  });
});

test("years without any working day are a mistake, not a loop", () => {
  expect(() => nextWorkingDay("2026-04-02", { ...easter, days: [] })).toThrow(InputError);
  expect(() => previousWorkingDay("2026-04-02", { ...easter, days: [] })).toThrow(
    /no working day within three years before 2026-04-02/,
  );
});
