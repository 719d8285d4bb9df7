import { expect, test } from "vitest";
import { sparkline } from "../../../src/render/chart/sparkline.ts";

test.each<[string, (number | undefined)[]]>([
  ["▁▂▃▄▅▆▇█", [1, 2, 3, 4, 5, 6, 7, 8]],
  ["▁▃·▆█", [0, 30, undefined, 70, 100]],
  ["▄▄▄", [7, 7, 7]],
  ["▄", [0]],
  ["···", [undefined, undefined, Number.NaN]],
  ["", []],
  ["▁█▄", [-1e308, 1e308, 0].map((value) => (value === 0 ? -1e300 : value))],
  ["█▁", [-1, -5]],
])("draws %s", (drawn, values) => {
  expect(sparkline(values)).toBe(drawn);
});
