import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { meanOf, quantile, spreadOf } from "../../src/analysis/quantile.ts";

const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 60 });

describe("quantile", () => {
  // R 4.2.2: quantile(1:10, .9, type = 7), quantile(c(1, 3, 3, 8), c(.25, .5, .75), type = 7)
  it("agrees with R's type 7", () => {
    expect(quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9)).toBeCloseTo(9.1, 12);
    expect([0.25, 0.5, 0.75].map((p) => quantile([8, 3, 1, 3], p))).toEqual([2.5, 3, 4.25]);
  });

  it("knows nothing of no numbers", () => {
    expect(quantile([], 0.5)).toBeUndefined();
    expect(meanOf([])).toBeUndefined();
    expect(spreadOf([])).toBeUndefined();
  });

  it("is the number where there is one", () => {
    expect(spreadOf([42])).toEqual({ n: 1, mean: 42, median: 42, p90: 42, least: 42, most: 42 });
  });

  it("keeps to its numbers, grows with the share, and does not mind their order", () => {
    fc.assert(
      fc.property(
        numbers,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (all, a, b) => {
          const [low, high] = [
            quantile(all, Math.min(a, b)) ?? Number.NaN,
            quantile(all, Math.max(a, b)) ?? Number.NaN,
          ];
          expect(low).toBeGreaterThanOrEqual(Math.min(...all));
          expect(high).toBeLessThanOrEqual(Math.max(...all));
          expect(high).toBeGreaterThanOrEqual(low);
          expect(quantile(all.toReversed(), a)).toBe(quantile(all, a));
        },
      ),
    );
  });

  it("leaves its numbers as they were", () => {
    const given = [3, 1, 2];
    spreadOf(given);
    expect(given).toEqual([3, 1, 2]);
  });
});
