import { describe, expect, it } from "vitest";
import { trendOf } from "../../src/metrics/trend.ts";
import { parseTarget } from "../../src/playbook/parse-target.ts";
import { aFigure, noFigure } from "./builders.ts";
import { aMetric } from "../support/builders.ts";

const window = (week: number) => ({ key: `2026-W${week}`, from: "2026-11-02", to: "2026-11-08" });
const at = (week: number, value: number) => aFigure(value, { window: window(week) });
const trend = (figures: Parameters<typeof trendOf>[3], yearBefore?: ReturnType<typeof aFigure>) =>
  trendOf(aMetric(), { kind: "calendar", unit: "week" }, parseTarget("above 60%"), figures, yearBefore);

describe("a trend", () => {
  it("tells how the newest figure stands, for how long, and how far it moved", () => {
    expect(trend([at(44, 59), at(45, 61), at(46, 60.5), at(47, 62.5)], at(1, 50))).toMatchObject({
      status: "met",
      streak: 3,
      change: { by: 2, relative: 2 / 60.5 },
      yearChange: { by: 12.5, relative: 0.25 },
    });
  });

  it("concludes nothing from what is missing", () => {
    expect(trend([noFigure(), at(47, 61)])).toMatchObject({ change: undefined, yearChange: undefined, streak: 1 });
    expect(trend([at(46, 61), noFigure()])).toMatchObject({ change: undefined, streak: 0, status: "unknown" });
  });

  it("did not stay the same where one figure stands for two windows", () => {
    expect(trend([at(46, 61), at(46, 61)]).change).toBeUndefined();
  });

  it("has no relative change from nothing", () => {
    expect(trend([at(46, 0), at(47, 61)]).change).toEqual({ by: 61, relative: undefined });
  });
});
