import { describe, expect, test } from "vitest";
import type { LocalDate } from "../../src/time/local-date.ts";
import { occurrenceDay } from "../../src/time/occurrence-day.ts";
import type { Rhythm, Shift, SpanDay } from "../../src/time/rhythm.ts";
import type { WorkingTime } from "../../src/time/working-hours.ts";

function working(...holidays: LocalDate[]): WorkingTime {
  return { zone: "Europe/Berlin", days: [1, 2, 3, 4, 5], from: "09:00", to: "18:00", holidays: new Set(holidays) };
}

const monday: Rhythm = { kind: "weekly", every: 1, days: [1] };
const ofMonth = (nth: number): Rhythm => ({
  kind: "monthly",
  months: 1,
  firstMonth: 1,
  on: { kind: "nth-business-day", nth } satisfies SpanDay,
});

describe("Easter Monday", () => {
  const easter = working("2026-04-03", "2026-04-06");

  test.each<[Shift, LocalDate | undefined]>([
    ["keep", "2026-04-06"],
    ["skip", undefined],
    ["next-business-day", "2026-04-07"],
    ["previous-business-day", "2026-04-02"],
  ])("%s", (shift, day) => {
    expect(occurrenceDay("2026-04-06", monday, shift, easter)).toBe(day);
  });

  test("a Monday that is no holiday stays, whatever the shift", () => {
    const shifts: Shift[] = ["keep", "skip", "next-business-day", "previous-business-day"];
    expect(shifts.map((shift) => occurrenceDay("2026-04-13", monday, shift, easter))).toEqual(
      Array.from({ length: 4 }, () => "2026-04-13"),
    );
  });

  test("every business day has none on a holiday, whatever the shift", () => {
    expect(occurrenceDay("2026-04-06", { kind: "business-days" }, "next-business-day", easter)).toBeUndefined();
    expect(occurrenceDay("2026-04-07", { kind: "business-days" }, "skip", easter)).toBe("2026-04-07");
  });
});

describe("the n-th business day is counted with the holidays", () => {
  test.each([
    ["third of January, New Year off", "2026-01-05", 3, ["2026-01-01"], "2026-01-06"],
    ["third of January, Epiphany off as well", "2026-01-05", 3, ["2026-01-01", "2026-01-06"], "2026-01-07"],
    ["first of May", "2026-05-01", 1, ["2026-05-01"], "2026-05-04"],
    ["last of December, New Year's Eve off", "2026-12-31", -1, ["2026-12-31"], "2026-12-30"],
    ["no holiday", "2026-11-04", 3, [], "2026-11-04"],
  ])("%s", (_, nominal, nth, holidays, day) => {
    expect(occurrenceDay(nominal, ofMonth(nth), "skip", working(...holidays))).toBe(day);
  });

  test("where the span has fewer it is the last, where it has none the next one after it", () => {
    const august = Array.from({ length: 31 }, (_, index) => `2026-08-${String(index + 1).padStart(2, "0")}`);
    expect(occurrenceDay("2026-08-31", ofMonth(40), "keep", working(...august.slice(10)))).toBe("2026-08-10");
    expect(occurrenceDay("2026-08-03", ofMonth(1), "keep", working(...august))).toBe("2026-09-01");
  });

  test("quarters count from their own first day", () => {
    const rhythm: Rhythm = { kind: "monthly", months: 3, firstMonth: 1, on: { kind: "nth-business-day", nth: 10 } };
    expect(occurrenceDay("2026-04-14", rhythm, "keep", working("2026-04-03", "2026-04-06"))).toBe("2026-04-16");
  });
});
