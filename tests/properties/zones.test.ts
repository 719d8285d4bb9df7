import { expect, test } from "vitest";
import samples from "../support/sample-zones.json" with { type: "json" };
import { checkZone } from "../support/zone-check.ts";

// All zones, not only these: scripts/all-zones.ts.
test.each(samples)("ten years of wall times in $zone ($why)", ({ zone, from }) => {
  const { placed, wrong } = checkZone(zone, from);
  expect(wrong).toEqual([]);
  expect(placed).toBeGreaterThanOrEqual(3652);
});

test("the samples hold gaps to fall into", () => {
  const { skipped } = checkZone("Europe/Berlin", 2018);
  expect(skipped).toBeGreaterThanOrEqual(10 * 3);
});
