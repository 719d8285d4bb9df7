import { expect, test } from "vitest";
import { spread } from "../../src/server/spread.ts";

test.each([
  ["neighbours", (index: number) => 1_000_000 + index],
  ["numbers far apart", (index: number) => 7 + index * 65_536],
])("ten thousand %s are spread evenly over half a minute, each always at its own moment", (_, idOf) => {
  const ids = Array.from({ length: 10_000 }, (__, index) => idOf(index));
  const bySecond = Map.groupBy(ids, (id) => Math.floor(spread(id, 30_000) / 1000));
  expect([...bySecond.keys()].toSorted((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (__, second) => second));
  // Evenly would be 333 a second.
  for (const group of bySecond.values()) expect(group.length).toBeLessThan(450);
  expect(ids.map((id) => spread(id, 30_000))).toEqual(ids.map((id) => spread(id, 30_000)));
});
