import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Z95 } from "../../src/analysis/distribution.ts";
import { forecast } from "../../src/analysis/forecast.ts";
import { project } from "../../src/analysis/projection.ts";
import { smooth } from "../../src/analysis/smoothing.ts";

// Hyndman & Athanasopoulos, Forecasting: Principles and Practice, 2nd edition: oil production of Saudi Arabia 1996–2013
// (section 7.1) and air passengers of Australia 1990–2016 (section 7.2). The forecasts are those of R's forecast 8.20.
const oil = [
  445.36, 453.2, 454.41, 422.38, 456.04, 440.39, 425.19, 486.21, 500.43, 521.28, 508.95, 488.89, 509.87, 456.72, 473.82,
  525.95, 549.83, 542.34,
];
const air = [
  17.55, 21.86, 23.89, 26.93, 26.89, 28.83, 30.08, 30.95, 30.19, 31.58, 32.58, 33.48, 39.02, 41.39, 41.6, 44.66, 46.95,
  48.73, 51.49, 50.03, 60.64, 63.36, 66.36, 68.2, 68.12, 69.78, 72.6,
];

describe("smoothing", () => {
  test("agrees with R's ses() on the oil data", () => {
    const fit = smooth(oil, "level");
    const ends = [1, 3].flatMap((steps) =>
      [-Z95, 0, Z95].map((z) => ((fit?.ahead(steps) ?? 0) + z * (fit?.spread(steps) ?? 0)).toFixed(1)),
    );
    expect(fit?.alpha).toBeCloseTo(0.8339, 3);
    expect(ends).toEqual(["484.2", "542.7", "601.1", "452.3", "542.7", "633.1"]);
  });

  test("agrees with R's holt() on the air passengers, within 0.03 %", () => {
    const fit = smooth(air, "trend");
    for (const [steps, published] of [74.604, 76.706, 78.808].entries())
      expect(Math.abs((fit?.ahead(steps + 1) ?? 0) / published - 1)).toBeLessThan(0.0003);
    expect((fit?.ahead(3) ?? 0) - Z95 * (fit?.spread(3) ?? 0)).toBeCloseTo(71.66, 1);
    expect((fit?.ahead(3) ?? 0) + Z95 * (fit?.spread(3) ?? 0)).toBeCloseTo(85.96, 0);
  });

  test("lets a damped trend die away", () => {
    const fit = smooth(air, "damped trend");
    const step = (steps: number): number => (fit?.ahead(steps + 1) ?? 0) - (fit?.ahead(steps) ?? 0);
    expect(fit?.phi).toBeLessThanOrEqual(0.98);
    expect(step(9)).toBeLessThan(step(1));
    expect(step(9)).toBeGreaterThan(0);
  });

  test("steps over a gap: the line goes on as if it had been there", () => {
    const straight = Array.from({ length: 12 }, (_, index) =>
      index === 5 || index === 6 ? undefined : 10 + 3 * index,
    );
    expect(smooth(straight, "trend")?.ahead(1)).toBeCloseTo(46, 6);
    expect(smooth([1, undefined, 2], "trend")).toBeUndefined();
  });
});

describe("simple projections", () => {
  // Section 3.1: the drift is the straight line through the first and the last value; widths as in section 3.5.
  test("draw the straight line, and spread with every step", () => {
    const drift = project([2, 5, 4, 8], "drift", undefined);
    expect(drift?.ahead(2)).toBe(12);
    const variance = ((3 - 2) ** 2 + (-1 - 2) ** 2 + (4 - 2) ** 2) / 2;
    expect(drift?.spread(2)).toBeCloseTo(Math.sqrt(variance * 2 * (1 + 2 / 3)), 12);
    const naive = project([2, 5, 4, 8], "naive", undefined);
    expect(naive?.ahead(7)).toBe(8);
    expect(naive?.spread(4)).toBeCloseTo(Math.sqrt(((9 + 1 + 16) / 3) * 4), 12);
  });

  test("repeat the season before", () => {
    const seasonal = project([1, 5, 9, 2, 6, 10, 3, undefined, 11], "seasonal naive", 3);
    expect([1, 2, 3, 4].map((step) => seasonal?.ahead(step))).toEqual([3, 6, 11, 3]);
  });
});

describe("a forecast", () => {
  test("is none where too little is known: only where it stands", () => {
    expect(forecast([5, undefined, 7, 6, 9, undefined], 3)).toEqual({
      kind: "too-few",
      n: 4,
      last: 9,
      least: 5,
      most: 9,
    });
    expect(forecast([undefined, undefined], 3)).toBeUndefined();
    expect(forecast([], 3)).toBeUndefined();
  });

  test("takes what did best on the past, and says how far off that was", () => {
    const found = forecast(air, 3);
    expect(found).toMatchObject({ kind: "forecast", method: "drift", n: 27 });
    if (found?.kind !== "forecast") throw new Error("no forecast");
    // 14 origins with three steps each, but two and one for the last two.
    expect(found.backTest.tries).toBe(39);
    expect(found.backTest.scaledError).toBeLessThan(2);
    const [first, , third] = found.steps;
    expect((third?.high95 ?? 0) - (third?.low95 ?? 0)).toBeGreaterThan((first?.high95 ?? 0) - (first?.low95 ?? 0));
  });

  test("is less sure where the newest values are missing", () => {
    const [late, now] = [forecast([...air, undefined, undefined], 1), forecast(air, 3)];
    if (late?.kind !== "forecast" || now?.kind !== "forecast") throw new Error("no forecast");
    expect(late.steps[0]).toEqual(now.steps[2]);
  });

  test("finds a season", () => {
    const months = Array.from(
      { length: 36 },
      (_, index) => 100 + [0, 40, 10, -30, 5, 60, 20, -10, 0, 30, 15, -50][index % 12]! + ((index * 7) % 5),
    );
    expect(forecast(months, 3, 12)).toMatchObject({ method: "seasonal naive" });
    expect(forecast(months, 3)).not.toMatchObject({ method: "seasonal naive" });
  });

  test("keeps to a straight line exactly, and to what never changes", () => {
    const line = forecast([1, 3, 5, 7, 9, 11, 13, 15], 2);
    expect(line).toMatchObject({ method: "drift", backTest: { meanError: 0 } });
    expect(forecast([4, 4, 4, 4, 4, 4, 4], 1)).toMatchObject({
      method: "naive",
      steps: [{ value: 4, low95: 4, high95: 4 }],
      backTest: { meanError: 0, scaledError: undefined },
    });
  });

  test("is a number within its ranges, whatever the series", () => {
    const value = fc.option(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { nil: undefined });
    fc.assert(
      fc.property(fc.array(value, { maxLength: 14 }), (series) => {
        const found = forecast(series, 3, 4);
        if (found?.kind !== "forecast") return;
        for (const { value: middle, low95, low80, high80, high95 } of found.steps) {
          expect([low95, low80, middle, high80, high95].every(Number.isFinite)).toBe(true);
          expect([low95, low80, middle, high80, high95]).toEqual(
            [low95, low80, middle, high80, high95].toSorted((a, b) => a - b),
          );
        }
      }),
      { numRuns: 40 },
    );
  });
});
