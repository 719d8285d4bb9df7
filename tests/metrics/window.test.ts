import { describe, expect, it } from "vitest";
import { windowBefore, windowBy, windowHolding, windowYearBefore, windowsUpTo } from "../../src/metrics/window.ts";
import { addDays } from "../../src/time/local-date.ts";
import { parseOver } from "../../src/playbook/parse-over.ts";

const by = (over: string, day: string, fiscalYearStart = 1) => windowBy(parseOver(over), day, fiscalYearStart);
const span = ({ key, from, to }: { key: string; from: string; to: string }) => `${key} ${from} ${to}`;

describe("the newest whole window", () => {
  it.each([
    ["day", "2026-11-22", "2026-11-22 2026-11-22 2026-11-22"],
    ["week", "2026-11-22", "2026-W47 2026-11-16 2026-11-22"],
    ["week", "2026-11-21", "2026-W46 2026-11-09 2026-11-15"],
    ["month", "2026-11-22", "2026-10 2026-10-01 2026-10-31"],
    ["month", "2026-11-30", "2026-11 2026-11-01 2026-11-30"],
    ["quarter", "2026-11-22", "2026-Q3 2026-07-01 2026-09-30"],
    ["year", "2026-12-31", "2026 2026-01-01 2026-12-31"],
    ["30 days", "2026-11-22", "2026-10-24..2026-11-22 2026-10-24 2026-11-22"],
  ])("of %s by %s", (over, day, expected) => {
    expect(span(by(over, day))).toBe(expected);
  });

  it("of a quarter follows the fiscal year", () => {
    expect(span(by("quarter", "2026-11-22", 2))).toBe("FY2027-Q3 2026-08-01 2026-10-31");
  });
});

describe("windows one after the other", () => {
  it.each(["day", "week", "month", "quarter", "year", "30 days"])("of %s leave no day out and share none", (over) => {
    const windows = windowsUpTo(parseOver(over), "2026-11-22", 6, 1);
    expect(windows).toHaveLength(6);
    const before = windows.slice(1).map((window) => span(windowBefore(parseOver(over), window, 1)));
    expect(before).toEqual(windows.slice(0, -1).map(span));
    expect(windows.slice(1).map(({ from }) => from)).toEqual(windows.slice(0, -1).map(({ to }) => addDays(to, 1)));
  });
});

describe("a year before", () => {
  it.each([
    ["week", "2026-11-22", "2025-W47"],
    ["month", "2028-02-29", "2027-02"],
    ["month", "2026-03-31", "2025-03"],
    ["quarter", "2026-12-31", "2025-Q4"],
    ["year", "2026-12-31", "2025"],
  ])("of %s by %s is %s", (over, day, expected) => {
    expect(windowYearBefore(parseOver(over), by(over, day), 1).key).toBe(expected);
  });
});

describe("the window a day lies in", () => {
  it.each([
    ["week", "2026-11-16", "2026-W47"],
    ["week", "2026-11-22", "2026-W47"],
    ["month", "2026-02-01", "2026-02"],
    ["quarter", "2026-12-31", "2026-Q4"],
    ["quarter", "2026-10-01", "2026-Q4"],
    ["year", "2026-01-01", "2026"],
  ])("of %s holds %s: %s", (over, day, expected) => {
    expect(windowHolding(parseOver(over), day, 1).key).toBe(expected);
  });
});

describe("what a figure covers", () => {
  it("is a unit of the calendar or so many days", () => {
    expect(parseOver(" Month ")).toEqual({ kind: "calendar", unit: "month" });
    expect(parseOver("30 days")).toEqual({ kind: "rolling", days: 30 });
  });

  it.each(["", "fortnight", "1 days", "0 days", "1000 days", "30"])("is not %j", (text) => {
    expect(() => parseOver(text)).toThrow("is no stretch a figure can cover; write day, week, month");
  });
});
