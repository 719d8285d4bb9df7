import { describe, expect, it } from "vitest";
import type { Unit } from "../../src/metrics/figure.ts";
import { judge, streak } from "../../src/metrics/judge.ts";
import { parseTarget } from "../../src/playbook/parse-target.ts";
import { aFigure, noFigure, staleFigure } from "./builders.ts";

const stands = (value: number, unit: Unit, target: string) => judge(aFigure(value, { unit }), parseTarget(target));

describe("a figure against its target", () => {
  it.each<[number, Unit, string, string]>([
    [99.92, "percent", "above 99.9%", "met"],
    [99.9, "percent", "above 99.9%", "missed"],
    [99.9, "percent", "at least 99.9%", "met"],
    [34 * 60_000, "millis", "under 30 min", "missed"],
    [30 * 60_000, "millis", "at most 30 min", "met"],
    [3.4, "ratio", "> 3:1", "met"],
    [54, "count", "> 50", "met"],
    [2.6, "per-day", "multiple/day", "met"],
    [1, "per-day", "multiple/day", "missed"],
    [2.6, "per-week", "multiple/day", "unknown"],
    [20, "percent", "20%/quarter", "met"],
    [19.9, "percent", "20%/quarter", "missed"],
    [3, "count", "under 30 min", "unknown"],
    [0, "percent", "above 8%", "missed"],
    [0, "millis", "under 30 min", "met"],
  ])("%s %s, %s: %s", (value, unit, target, expected) => {
    expect(stands(value, unit, target)).toBe(expected);
  });

  it("is not known where nothing was measured, nor without a target", () => {
    const target = parseTarget("under 30%");
    expect(judge(noFigure(), target)).toBe("unknown");
    expect(judge(staleFigure("2026-11-01"), target)).toBe("unknown");
    expect(judge(aFigure(3), undefined)).toBe("unknown");
  });
});

describe("a streak", () => {
  it.each([
    [["missed", "met", "met"], 2],
    [["met", "unknown", "met"], 1],
    [["missed", "missed"], 2],
    [["met", "unknown"], 0],
    [[], 0],
  ] as const)("of %j is %d", (statuses, expected) => {
    expect(streak(statuses)).toBe(expected);
  });
});
