import { describe, expect, test } from "vitest";
import { InputError } from "../../src/errors.ts";
import { addWorking, isWorking, nextWorkingStart, workingBetween, workingDueAt } from "../../src/time/working-time.ts";
import { type WorkingTime, checkWorkingHours } from "../../src/time/working-hours.ts";

const HOUR = 3_600_000;
const berlin: WorkingTime = {
  zone: "Europe/Berlin",
  days: [1, 2, 3, 4, 5],
  from: "09:00",
  to: "18:00",
  holidays: new Set(),
};
const easter: WorkingTime = { ...berlin, holidays: new Set(["2026-04-03", "2026-04-06"]) };

describe("workingDueAt: the end of the n-th working day", () => {
  test.each([
    ["Monday 09:00 and 2 days end on Tuesday", "2026-11-23T08:00:00Z", 2, berlin, "2026-11-24T17:00:00Z"],
    ["Thursday and 3 days end on Monday", "2026-11-12T08:00:00Z", 3, berlin, "2026-11-16T17:00:00Z"],
    ["a start before work counts its day", "2026-11-23T02:00:00Z", 1, berlin, "2026-11-23T17:00:00Z"],
    ["a second before the end counts its day", "2026-11-23T16:59:59Z", 1, berlin, "2026-11-23T17:00:00Z"],
    ["the end itself does not", "2026-11-23T17:00:00Z", 1, berlin, "2026-11-24T17:00:00Z"],
    ["Saturday counts from Monday", "2026-11-21T10:00:00Z", 1, berlin, "2026-11-23T17:00:00Z"],
    ["over Easter and the summer hour", "2026-03-27T10:00:00Z", 6, easter, "2026-04-07T16:00:00Z"],
    [
      "Samoa had no 30 December 2011",
      "2011-12-29T18:00:00Z",
      2,
      { ...berlin, zone: "Pacific/Apia" },
      "2012-01-02T04:00:00Z",
    ],
  ])("%s", (_, start, days, working, due) => {
    expect(workingDueAt(start, days, working)).toBe(due);
  });

  test.each([0, -1, 1.5, Number.NaN])("refuses %d days", (days) => {
    expect(() => workingDueAt("2026-11-23T08:00:00Z", days, berlin)).toThrow(InputError);
  });
});

describe("addWorking", () => {
  test.each([
    [
      "Friday 16:00 and 4 h over the summer hour is Monday 11:00",
      "2026-03-27T15:00:00Z",
      4 * HOUR,
      berlin,
      "2026-03-30T09:00:00Z",
    ],
    [
      "Thursday 16:00 and 4 h over Easter is Tuesday 11:00",
      "2026-04-02T14:00:00Z",
      4 * HOUR,
      easter,
      "2026-04-07T09:00:00Z",
    ],
    ["what fits to the end stays on that day", "2026-11-27T15:00:00Z", 2 * HOUR, berlin, "2026-11-27T17:00:00Z"],
    ["the clock begins with work", "2026-11-27T20:00:00Z", HOUR, berlin, "2026-11-30T09:00:00Z"],
    ["nothing is nothing, also at night", "2026-11-27T20:00:00Z", 0, berlin, "2026-11-27T20:00:00Z"],
  ])("%s", (_, start, millis, working, end) => {
    expect(addWorking(start, millis, working)).toBe(end);
  });

  test.each([-1, Number.NaN])("refuses %d", (millis) => {
    expect(() => addWorking("2026-11-23T08:00:00Z", millis, berlin)).toThrow(InputError);
  });
});

describe("workingBetween", () => {
  test.each([
    ["a week has 45 hours", "2026-11-16T00:00:00Z", "2026-11-23T00:00:00Z", berlin, 45 * HOUR],
    ["Easter week has 27", "2026-03-30T22:00:00Z", "2026-04-06T22:00:00Z", easter, 27 * HOUR],
    ["part of a day", "2026-11-23T16:00:00Z", "2026-11-24T08:30:00Z", berlin, 1.5 * HOUR],
    ["a night is nothing", "2026-11-23T17:00:00Z", "2026-11-24T08:00:00Z", berlin, 0],
    ["backwards is nothing", "2026-11-24T12:00:00Z", "2026-11-23T12:00:00Z", berlin, 0],
    [
      "all around the clock, the day of the summer hour has 23",
      "2026-03-28T23:00:00Z",
      "2026-03-29T22:00:00Z",
      { ...berlin, days: [7], from: "00:00", to: "24:00" } satisfies WorkingTime,
      23 * HOUR,
    ],
  ])("%s", (_, from, to, working, millis) => {
    expect(workingBetween(from, to, working)).toBe(millis);
  });
});

describe("isWorking and nextWorkingStart", () => {
  test.each([
    ["2026-11-23T07:59:59Z", false, "2026-11-23T08:00:00Z"],
    ["2026-11-23T08:00:00Z", true, "2026-11-23T08:00:00Z"],
    ["2026-11-23T16:59:59Z", true, "2026-11-23T16:59:59Z"],
    ["2026-11-23T17:00:00Z", false, "2026-11-24T08:00:00Z"],
    ["2026-11-27T17:00:00Z", false, "2026-11-30T08:00:00Z"],
  ])("%s", (instant, works, next) => {
    expect([isWorking(instant, berlin), nextWorkingStart(instant, berlin)]).toEqual([works, next]);
  });

  test("it is the zone's morning that counts", () => {
    expect(nextWorkingStart("2026-11-22T12:00:00Z", { ...berlin, zone: "Pacific/Auckland" })).toBe(
      "2026-11-22T20:00:00Z",
    );
    expect(nextWorkingStart("2026-11-23T12:00:00Z", { ...berlin, zone: "America/New_York" })).toBe(
      "2026-11-23T14:00:00Z",
    );
  });

  test("an evening that comes back after midnight is worked once, without a hole", () => {
    // Until 2011 clocks in St. John's went from 00:01 back to 23:01 of the day before.
    const always: WorkingTime = {
      ...berlin,
      zone: "America/St_Johns",
      days: [1, 2, 3, 4, 5, 6, 7],
      from: "00:00",
      to: "24:00",
    };
    expect(isWorking("2010-11-07T03:00:00Z", always)).toBe(true);
    expect(workingBetween("2010-11-06T00:00:00Z", "2010-11-09T00:00:00Z", always)).toBe(72 * HOUR);
  });
});

test("years without work are a mistake, not a loop", () => {
  expect(() => nextWorkingStart("2026-11-23T08:00:00Z", { ...berlin, days: [] })).toThrow(InputError);
});

describe("checkWorkingHours", () => {
  test.each([
    ["mornings", "08:00", "12:00"],
    ["all day", "00:00", "24:00"],
  ])("accepts %s", (_, from, to) => {
    expect(() => checkWorkingHours({ days: [1], from, to })).not.toThrow();
  });

  test.each([
    ["a night", { days: [1] as const, from: "22:00", to: "06:00" }, "22:00-06:00 ends before it begins"],
    ["no time at all", { days: [1] as const, from: "09:00", to: "09:00" }, "ends before it begins"],
    ["no day", { days: [], from: "09:00", to: "18:00" }, "at least one day"],
    ["one digit", { days: [1] as const, from: "9:00", to: "18:00" }, '"9:00" is no time of day'],
    ["25 o'clock", { days: [1] as const, from: "09:00", to: "25:00" }, '"25:00" is no time of day'],
    ["a start at the end of the day", { days: [1] as const, from: "24:00", to: "24:00" }, '"24:00" is no time of day'],
  ])("refuses %s", (_, hours, why) => {
    expect(() => checkWorkingHours(hours)).toThrow(InputError);
    expect(() => checkWorkingHours(hours)).toThrow(why);
  });
});
