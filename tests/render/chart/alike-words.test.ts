import { expect, test } from "vitest";
import { alikeWords } from "../../../src/metrics/amount-words.ts";
import type { Unit } from "../../../src/render/chart/chart.ts";

test.each<[readonly number[], Unit, readonly string[]]>([
  [[61, 61.3], "percent", ["61.0 %", "61.3 %"]],
  [[99.92, 100, 98.7], "percent", ["99.92 %", "100.00 %", "98.70 %"]],
  [[3, 3.4], "ratio", ["3.0:1", "3.4:1"]],
  [[1200, 7], "count", ["1,200", "7"]],
  [[5, 0.0004], "count", ["5.00", "0.0004"]],
])("writes %j %s with as many digits each", (values, unit, words) => {
  const write = alikeWords(values, unit);
  expect(values.map((value) => write(value).replaceAll("\u00a0", " "))).toEqual(words);
});
