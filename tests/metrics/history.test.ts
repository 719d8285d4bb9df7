import { describe, expect, it } from "vitest";
import { type Recorded, readHistory, recordTrends, writeHistory } from "../../src/metrics/history.ts";
import { trendOf } from "../../src/metrics/trend.ts";
import { windowBy } from "../../src/metrics/window.ts";
import { parseOver } from "../../src/playbook/parse-over.ts";
import { addDays } from "../../src/time/local-date.ts";
import { aMetric } from "../support/builders.ts";
import { aFigure, noFigure } from "./builders.ts";

const week = (day: string) => windowBy(parseOver("week"), day, 1);
const trend = (...figures: Parameters<typeof trendOf>[3]) =>
  trendOf(aMetric(), parseOver("week"), undefined, figures, undefined);
const of = (day: string, value: number) => aFigure(value, { window: week(day), sample: 400, asOf: day });
const RECORD: Recorded = {
  metric: "activation-rate",
  from: "2026-11-16",
  to: "2026-11-22",
  value: 61.8,
  sample: 400,
  asOf: "2026-11-22",
  recorded: "2026-11-23",
  restated: undefined,
};

describe("the history of figures", () => {
  it("gets the newest figure of each metric once, and reads as it was written", () => {
    const history = recordTrends([], [trend(of("2026-11-15", 60), of("2026-11-22", 61.8))], "2026-11-23");
    expect(history).toEqual([RECORD]);
    expect(readHistory(writeHistory(history))).toEqual(history);
    expect(recordTrends(history, [trend(of("2026-11-22", 61.8))], "2026-11-24")).toEqual(history);
  });

  it("keeps what a figure was before something arrived late", () => {
    const [restated] = recordTrends([RECORD], [trend(of("2026-11-22", 60.9), of("2026-11-29", 62))], "2026-11-30");
    expect(restated).toMatchObject({ value: 60.9, recorded: "2026-11-23", restated: { on: "2026-11-30", was: 61.8 } });
    expect(readHistory(writeHistory([restated ?? RECORD]))).toEqual([restated]);
  });

  it("gets what arrived late once something newer was there, but nothing from before anybody looked", () => {
    const figures = [of("2026-11-15", 60), of("2026-11-29", 59), of("2026-12-06", 62)];
    expect(recordTrends([RECORD], [trend(...figures)], "2026-12-07").map(({ to }) => to)).toEqual([
      "2026-11-22",
      "2026-11-29",
      "2026-12-06",
    ]);
  });

  it("holds nothing for what was not measured", () => {
    expect(recordTrends([], [trend(noFigure())], "2026-11-23")).toEqual([]);
    expect(recordTrends([RECORD], [trend(noFigure({ window: week("2026-11-22") }))], "2026-11-24")).toEqual([RECORD]);
  });

  it("leaves out lines that people broke", () => {
    const text = writeHistory([RECORD]);
    expect(
      readHistory(`${text}nonsense\na,b,c,d\nactivation-rate,2026-11-16,2026-11-22,NaN,,2026-11-22,2026-11-23,,\n`),
    ).toEqual([RECORD]);
    expect(readHistory("")).toEqual([]);
  });

  it("stays bounded over years of daily figures", () => {
    const days = Array.from({ length: 1826 }, (_, index) => addDays("2026-01-01", index));
    const daily = days.map((to) => ({ ...RECORD, from: addDays(to, -29), to, asOf: to, recorded: addDays(to, 1) }));
    const history = recordTrends(daily, [], "2031-01-01");
    expect(history.length).toBeLessThan(401 + 101 + 24 + 25);
    expect(history.some(({ to }) => to === "2026-01-31")).toBe(true);
  });
});
