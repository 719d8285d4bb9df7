import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatAmount, formatChange } from "../../src/metrics/format-amount.ts";
import { formatNumber } from "../../src/metrics/format-number.ts";
import { formatFigure, symbolOf, windowWords } from "../../src/metrics/format-figure.ts";
import { formatTarget, targetWords } from "../../src/metrics/format-target.ts";
import type { Unit } from "../../src/metrics/figure.ts";
import { parseTarget } from "../../src/playbook/parse-target.ts";
import { aFigure, noFigure, staleFigure } from "./builders.ts";

describe("a figure in a table", () => {
  it.each<[number, Unit, string, string]>([
    [99.9213, "percent", "above 99.9%", "99.92\u00a0%"],
    [61.8, "percent", "above 60%", "61.8\u00a0%"],
    [0, "percent", "above 8%", "0.0\u00a0%"],
    [-2.345, "percent", "above 8%", "\u22122.3\u00a0%"],
    [3.4, "ratio", "above 3:1", "3.4:1"],
    [54, "count", "above 50", "54"],
    [53.5, "count", "above 50", "53.5"],
    [12345, "count", "above 50", "12,345"],
    [2.6, "per-day", "multiple/day", "2.6"],
    [34 * 60_000, "millis", "under 30 min", "34\u00a0min"],
    [220 * 60_000, "millis", "under 4 h", "3\u00a0h 40\u00a0min"],
  ])("%s %s, %s: %s", (value, unit, target, expected) => {
    expect(formatFigure(aFigure(value, { unit }), parseTarget(target))).toBe(expected);
  });

  it("takes as many digits as it needs to stay on its side of the target", () => {
    const target = parseTarget("above 60%");
    expect(formatFigure(aFigure(59.97), target)).toBe("59.97\u00a0%");
    expect(formatFigure(aFigure(60.004), target)).toBe("60.004\u00a0%");
    expect(formatFigure(aFigure(60), target)).toBe("60.0\u00a0%");
  });

  it("is a word where there is none", () => {
    expect(formatFigure(noFigure(), undefined)).toBe("no data");
    expect(formatFigure(staleFigure("2026-11-01"), undefined)).toBe("stale");
  });

  it("has a symbol that says how it stands", () => {
    const target = parseTarget("above 60%");
    const symbols = [aFigure(61), aFigure(59), noFigure(), staleFigure("2026-11-01")].map((figure) =>
      symbolOf(figure, target),
    );
    expect(symbols).toEqual(["✅", "❌", "⚪", "⏳"]);
    expect(symbolOf(aFigure(61), undefined)).toBe("▫️");
  });

  it("names its window", () => {
    expect(windowWords(aFigure(1))).toBe("2026-W47");
    expect(windowWords(aFigure(1, { window: { key: "2026-10", from: "2026-10-01", to: "2026-10-31" } }))).toBe(
      "October 2026",
    );
    const rolling = { key: "2026-10-24..2026-11-22", from: "2026-10-24", to: "2026-11-22" };
    expect(windowWords(aFigure(1, { window: rolling }))).toBe("30 days");
  });
});

describe("numbers", () => {
  it("have commas between thousands and no sign on nothing", () => {
    expect(formatNumber(1_234_567.891, 1)).toBe("1,234,567.9");
    expect(formatNumber(-0.01, 1)).toBe("0.0");
    expect(formatNumber(999, 0)).toBe("999");
  });

  it("never part from their unit", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), (value) => {
        expect(formatAmount(value, "percent")).toMatch(/^\u2212?[\d,]+\.\d+\u00a0%$/);
      }),
    );
  });

  it("differ in words", () => {
    expect(formatChange(1.1, "percent")).toBe("up 1.1\u00a0points");
    expect(formatChange(-2_400_000, "millis")).toBe("down 40\u00a0min");
    expect(formatChange(0.01, "percent")).toBe("unchanged");
  });
});

describe("a target", () => {
  it.each([
    ["above 99.9%", ">\u00a099.9\u00a0%", "above 99.9\u00a0%"],
    ["< 30 min", "<\u00a030\u00a0min", "under 30\u00a0min"],
    ["at least 3:1", "≥\u00a03:1", "at least 3:1"],
    ["multiple/day", "multiple/day", "multiple/day"],
    ["20%/quarter", "20\u00a0%/quarter", "20\u00a0%/quarter"],
    ["> 50", ">\u00a050", "above 50"],
  ])("%s", (target, sign, words) => {
    expect(formatTarget(parseTarget(target))).toBe(sign);
    expect(targetWords(parseTarget(target))).toBe(words);
  });
});
