import { describe, expect, it } from "vitest";
import { owedOf } from "../../src/cadence/due.ts";
import { nextOccurrence, occurrencesBetween } from "../../src/cadence/occurrence.ts";
import type { Cadence } from "../../src/playbook/playbook.ts";
import { aCadence, aPlaybookOf } from "../support/builders.ts";

const setting = (holidays: string[] = []) => ({ playbook: aPlaybookOf([]), holidays: new Set(holidays) });
const owed = (cadence: Cadence, memory: Parameters<typeof owedOf>[2], now: string, holidays: string[] = []) => {
  const found = owedOf(cadence, setting(holidays), memory, now);
  return found === undefined ? undefined : { date: found.occurrence.date, missed: found.missed.map((one) => one.date) };
};
const monthly = aCadence({
  id: "financial-review",
  pace: "monthly",
  rhythm: { kind: "monthly", months: 1, firstMonth: 1, on: { kind: "nth-business-day", nth: 1 } },
});

describe("what a cadence owes", () => {
  it("opens the newest of a weekly cadence at first sight", () => {
    expect(owed(aCadence(), undefined, "2026-11-25T10:00:00Z")).toEqual({ date: "2026-11-23", missed: [] });
  });

  it("begins with what is current: not with one from before a pause, nor the last of a cadence that ended", () => {
    const now = "2026-12-30T10:00:00Z";
    expect(owed(aCadence({ pauses: [{ from: "2026-12-20", to: "2027-01-10" }] }), undefined, now)).toBeUndefined();
    expect(owed(aCadence({ until: "2026-11-16" }), undefined, now)).toBeUndefined();
    expect(owed(aCadence({ until: "2026-12-28" }), undefined, now)).toEqual({ date: "2026-12-28", missed: [] });
    expect(owed(aCadence(), undefined, "2026-12-28T07:59:59Z")).toEqual({ date: "2026-12-21", missed: [] });
  });

  it("lets a monthly cadence wait for its next date at first sight", () => {
    expect(owed(monthly, undefined, "2026-11-25T10:00:00Z")).toBeUndefined();
    expect(
      owed(monthly, { adopted: "2026-11-25T10:00:00Z", newest: undefined, issue: undefined }, "2026-12-01T08:00:00Z"),
    ).toEqual({ date: "2026-12-01", missed: [] });
  });

  it("owes nothing a second before the hour, and once from the hour on", () => {
    const memory = { adopted: "2026-11-02T08:00:00Z", newest: "2026-11-16", issue: 7 };
    expect(owed(aCadence(), memory, "2026-11-23T07:59:59Z")).toBeUndefined();
    expect(owed(aCadence(), memory, "2026-11-23T08:00:00Z")).toEqual({ date: "2026-11-23", missed: [] });
    expect(owed(aCadence(), { ...memory, newest: "2026-11-23" }, "2026-11-23T09:00:00Z")).toBeUndefined();
  });

  it("makes one catch-up of an outage, which names the rest", () => {
    const memory = { adopted: "2026-10-01T08:00:00Z", newest: "2026-10-26", issue: 7 };
    expect(owed(aCadence(), memory, "2026-11-24T08:00:00Z")).toEqual({
      date: "2026-11-23",
      missed: ["2026-11-02", "2026-11-09", "2026-11-16"],
    });
  });

  it("does not ask twice about one week when the day is moved from Monday to Tuesday", () => {
    const tuesday = aCadence({ rhythm: { kind: "weekly", every: 1, days: [2] } });
    const memory = { adopted: "2026-10-01T08:00:00Z", newest: "2026-11-23", issue: 7 };
    expect(owed(tuesday, memory, "2026-11-24T10:00:00Z")).toBeUndefined();
    expect(owed(tuesday, memory, "2026-12-01T10:00:00Z")).toEqual({ date: "2026-12-01", missed: [] });
  });

  it("keeps the identity of a business-day cadence when holidays are added later", () => {
    // The first business day of January 2027 is Friday the 1st without holidays, Monday the 4th with New Year's Day.
    const memory = { adopted: "2026-10-01T08:00:00Z", newest: "2027-01-01", issue: 7 };
    expect(owed(monthly, memory, "2027-01-05T08:00:00Z", ["2027-01-01"])).toBeUndefined();
  });
});

describe("an occurrence", () => {
  it("knows its period, its instant and when its work is due", () => {
    const [found] = occurrencesBetween(aCadence(), setting(), "2026-11-16", "2026-11-23T08:00:00Z");
    expect(found).toMatchObject({
      date: "2026-11-23",
      at: "2026-11-23T08:00:00Z",
      period: { key: "2026-W47", from: "2026-11-16", to: "2026-11-22" },
      dueAt: "2026-11-24T17:00:00Z",
    });
  });

  it("does not happen in a pause, and is not missed by it", () => {
    const paused = aCadence({ pauses: [{ from: "2026-12-21", to: "2027-01-03" }] });
    expect(occurrencesBetween(paused, setting(), "2026-12-14", "2027-01-12T00:00:00Z").map((one) => one.date)).toEqual([
      "2027-01-04",
      "2027-01-11",
    ]);
  });

  it("ends with its cadence", () => {
    expect(nextOccurrence(aCadence({ until: "2026-11-30" }), setting(), "2026-11-29T00:00:00Z")?.date).toBe(
      "2026-11-30",
    );
    expect(nextOccurrence(aCadence({ until: "2026-11-30" }), setting(), "2026-11-30T08:00:00Z")).toBeUndefined();
  });

  it("of a rare cadence is found years ahead", () => {
    const yearly = aCadence({
      rhythm: { kind: "monthly", months: 12, firstMonth: 1, on: { kind: "day", day: 1 } },
      from: "2030-01-01",
    });
    expect(nextOccurrence(yearly, setting(), "2026-11-29T00:00:00Z")?.date).toBe("2030-01-01");
  });
});
