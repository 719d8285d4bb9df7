import { describe, expect, test } from "vitest";
import { compareMeans } from "../../src/analysis/compare-means.ts";
import { compareRates } from "../../src/analysis/compare-rates.ts";
import { confidenceSequence } from "../../src/analysis/confidence-sequence.ts";
import { normalBelow, normalQuantile, tQuantile, Z80, Z95 } from "../../src/analysis/distribution.ts";
import { fisherExact } from "../../src/analysis/fisher-exact.ts";
import { goodnessOfFit } from "../../src/analysis/goodness-of-fit.ts";
import { type Rate, rateOf } from "../../src/analysis/rate.ts";
import { sampleSize } from "../../src/analysis/sample-size.ts";

/** As many digits as the source gives. */
function digits(found: number | undefined, count: number): number {
  return Number(found?.toPrecision(count));
}

function rate(hits: number, n: number): Rate {
  const made = rateOf(hits, n);
  if (made === undefined) throw new Error("no rate");
  return made;
}

// Reference values without another source are those of R 4.2.2.
describe("distributions", () => {
  test("are right in the tails (R: pnorm)", () => {
    // The z that is printed has six digits, which is where the tail ends to be exact.
    expect(normalBelow(-5.00139) * 1e7).toBeCloseTo(2.84595, 4);
    expect(digits(normalBelow(-8), 6)).toBe(6.22096e-16);
    expect(normalBelow(0)).toBeCloseTo(0.5, 15);
    expect(normalBelow(8)).toBeCloseTo(1, 14);
  });

  test("have their quantiles (R: qnorm, qt)", () => {
    expect(digits(normalQuantile(0.975), 7)).toBe(1.959964);
    expect(normalQuantile(0.975)).toBeCloseTo(Z95, 14);
    expect(normalQuantile(0.9)).toBeCloseTo(Z80, 14);
    expect(normalQuantile(0.025)).toBeCloseTo(-normalQuantile(0.975), 14);
    expect(normalQuantile(0.5)).toBeCloseTo(0, 14);
    expect(digits(tQuantile(0.975, 17.776), 9)).toBe(2.10282131);
  });
});

describe("two rates", () => {
  test("agree with R's prop.test on the aspirin trial, 189 of 11,034 against 104 of 11,037", () => {
    const { z, p, low, high } = compareRates(rate(104, 11_037), rate(189, 11_034));
    expect(digits(z, 6)).toBe(5.00139);
    expect(digits(p, 6)).toBe(5.6919e-7);
    expect(digits(low, 5)).toBe(0.0046878);
    expect(digits(high, 6)).toBe(0.0107243);
  });

  test("find nothing where nothing is, nor where all are hits", () => {
    expect(compareRates(rate(5, 10), rate(5, 10)).p).toBe(1);
    expect(compareRates(rate(10, 10), rate(10, 10))).toMatchObject({ p: 1, difference: 0 });
  });
});

test("a rate has Wilson's range (Newcombe 1998, Statistics in Medicine 17, table I)", () => {
  const ranges = [rate(81, 263), rate(15, 148), rate(0, 20), rate(1, 29)].map(({ low, high }) =>
    [low, high].map((end) => Number(end.toFixed(4))),
  );
  expect(ranges).toEqual([
    [0.2553, 0.3662],
    [0.0624, 0.1605],
    [0, 0.1611],
    [0.0061, 0.1718],
  ]);
  expect(rateOf(0, 0)).toBeUndefined();
  expect(rateOf(3, 2)).toBeUndefined();
  expect(rate(20, 20).high).toBe(1);
});

describe("two means", () => {
  // R: t.test(extra ~ group, data = sleep), Student's data of 1908.
  const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
  const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

  test("agree with R's Welch test on the sleep data", () => {
    const found = compareMeans(second, first);
    expect(digits(found?.t, 6)).toBe(-1.86081);
    expect(digits(found?.freedom, 6)).toBe(17.7765);
    expect(digits(found?.p, 6)).toBe(0.0793941);
    expect(digits(found?.low, 6)).toBe(-3.36548);
    expect(digits(found?.high, 5)).toBe(0.20548);
  });

  test("cannot be compared with less than two values, or without any spread", () => {
    expect(compareMeans([1], first)).toBeUndefined();
    expect(compareMeans([2, 2], [3, 3])).toBeUndefined();
  });
});

describe("counts against shares", () => {
  test("find the uneven split of Kohavi, Tang and Xu, Trustworthy Online Controlled Experiments, chapter 3", () => {
    expect(digits(goodnessOfFit([821_588, 815_482], [1, 1])?.p, 6)).toBe(1.82179e-6);
  });

  test("agree with R's chisq.test on the example of its documentation", () => {
    const fit = goodnessOfFit([89, 37, 30, 28, 2], [40, 20, 20, 15, 5]);
    expect(digits(fit?.p, 5)).toBe(0.040594);
    expect(fit?.freedom).toBe(4);
  });

  test("need counts, and as many shares", () => {
    expect(goodnessOfFit([0, 0], [1, 1])).toBeUndefined();
    expect(() => goodnessOfFit([1, 2], [1])).toThrow("as many");
    expect(() => goodnessOfFit([1, 2], [1, 0])).toThrow("above 0");
  });
});

test("Fisher's tea and twins (R: fisher.test)", () => {
  expect(digits(fisherExact(3, 1, 1, 3), 6)).toBe(0.485714);
  expect(digits(fisherExact(2, 15, 10, 3), 6)).toBe(0.000536724);
  expect(fisherExact(0, 5, 0, 5)).toBe(1);
});

test("sample sizes (R: power.prop.test)", () => {
  expect(digits(sampleSize(0.5, 0.75, { power: 0.9 }), 5)).toBe(76.707);
  expect(digits(sampleSize(0.05, 0.06), 6)).toBe(8157.73);
  expect(() => sampleSize(0.1, 0.1)).toThrow("different");
});

describe("a range valid at any look", () => {
  test("seldom finds a difference where there is none, however often one looks; a plain test often does", () => {
    const runs = 200;
    const random = draws(11);
    let [anytime, plain] = [0, 0];
    for (let run = 0; run < runs; run += 1) {
      const hits = [0, 0];
      let [found, fooled] = [false, false];
      for (let n = 100; n <= 5000; n += 100) {
        for (const arm of [0, 1]) for (let i = 0; i < 100; i += 1) if (random() < 0.1) hits[arm] = (hits[arm] ?? 0) + 1;
        const [one, other] = [rate(hits[0] ?? 0, n), rate(hits[1] ?? 0, n)];
        const { low, high } = confidenceSequence(one, other, { planned: 2000 });
        found ||= low > 0 || high < 0;
        fooled ||= Math.abs(compareRates(one, other).z) > 1.96;
      }
      anytime += found ? 1 : 0;
      plain += fooled ? 1 : 0;
    }
    expect(anytime / runs).toBeLessThan(0.05);
    expect(plain / runs).toBeGreaterThan(0.2);
  });

  test("is wider than the range for one look, and holds it", () => {
    const [one, other] = [rate(100, 1000), rate(130, 1000)];
    const [often, once] = [confidenceSequence(one, other, { planned: 1000 }), compareRates(one, other)];
    expect(often.low).toBeLessThan(once.low);
    expect(often.high).toBeGreaterThan(once.high);
    expect(often.difference).toBe(once.difference);
  });
});

function draws(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}
