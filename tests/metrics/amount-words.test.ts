import { expect, test } from "vitest";
import { amountWords, changeWords } from "../../src/metrics/amount-words.ts";
import { targetWords } from "../../src/render/chart/target-words.ts";
import type { Unit } from "../../src/render/chart/chart.ts";

const plain = (text: string): string => text.replaceAll("\u00a0", " ");

test.each<[number, Unit, string]>([
  [61.8, "percent", "61.8 %"],
  [61.84, "percent", "61.8 %"],
  [60, "percent", "60 %"],
  [99.92, "percent", "99.92 %"],
  [99.9996, "percent", "99.9996 %"],
  [0.35, "percent", "0.35 %"],
  [0.0004, "percent", "0.0004 %"],
  [0, "percent", "0 %"],
  [-4.2, "percent", "−4.2 %"],
  [3.4, "ratio", "3.4:1"],
  [1204, "count", "1,204"],
  [1234567.8, "count", "1,234,568"],
  [2.6, "count", "2.6"],
  [0.001, "count", "0.001"],
  [1e21, "count", "1.0e21"],
  [13_200_000, "millis", "3 h 40 min"],
  [-60_000, "millis", "−1 min"],
])("writes %d %s as %s", (value, unit, words) => {
  expect(plain(amountWords(value, unit))).toBe(words);
});

test.each<[number, Unit, string]>([
  [1.1, "percent", "+1.1 points"],
  [-0.4, "percent", "−0.4 points"],
  [0, "count", "±0"],
  [-240_000, "millis", "−4 min"],
])("writes a change of %d %s as %s", (value, unit, words) => {
  expect(plain(changeWords(value, unit))).toBe(words);
});

test("writes a target with its sign", () => {
  expect(plain(targetWords({ relation: "above", value: 60 }, "percent"))).toBe("> 60 %");
  expect(plain(targetWords({ relation: "at most", value: 1_800_000 }, "millis"))).toBe("≤ 30 min");
});
