import { expect, test } from "vitest";
import { turnOrdinal } from "../../src/time/turn-ordinal.ts";

type Turn = Parameters<typeof turnOrdinal>[2];

test.each<[string, Turn, string, string, number]>([
  ["on the first day", { unit: "week", every: 1 }, "2026-11-02", "2026-11-02", 0],
  ["on the last day of the first week", { unit: "week", every: 1 }, "2026-11-02", "2026-11-08", 0],
  ["a week on", { unit: "week", every: 1 }, "2026-11-02", "2026-11-09", 1],
  ["before the first day", { unit: "week", every: 1 }, "2026-11-02", "2026-11-01", -1],
  ["weeks change on the weekday of the first day", { unit: "week", every: 1 }, "2026-11-04", "2026-11-10", 0],
  ["two weeks each", { unit: "week", every: 2 }, "2026-11-02", "2026-11-16", 1],
  ["three days each", { unit: "day", every: 3 }, "2026-11-02", "2026-11-08", 2],
  ["over the change of clocks", { unit: "day", every: 1 }, "2026-03-28", "2026-03-30", 2],
  ["the last day of the month", { unit: "month", every: 1 }, "2026-11-02", "2026-11-30", 0],
  ["the first of the next month", { unit: "month", every: 1 }, "2026-11-02", "2026-12-01", 1],
  ["the month before", { unit: "month", every: 1 }, "2026-11-02", "2026-10-31", -1],
  ["two months each, over New Year", { unit: "month", every: 2 }, "2026-11-02", "2027-01-01", 1],
  ["a quarter on", { unit: "quarter", every: 1 }, "2026-10-01", "2027-01-01", 1],
  ["within the quarter", { unit: "quarter", every: 1 }, "2026-10-01", "2026-12-31", 0],
  ["two quarters before", { unit: "quarter", every: 2 }, "2026-10-01", "2026-03-31", -2],
])("%s", (_, turn, from, date, ordinal) => {
  expect(turnOrdinal(date, from, turn)).toBe(ordinal);
});
