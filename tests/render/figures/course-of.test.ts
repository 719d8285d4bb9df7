import { expect, it } from "vitest";
import type { Figure } from "../../../src/metrics/figure.ts";
import { parseTarget } from "../../../src/playbook/parse-target.ts";
import { courseOf } from "../../../src/render/figures/course-of.ts";

const figure = (value: number): Figure => ({
  kind: "value",
  value,
  unit: "percent",
  window: { key: "2026-11-24", from: "2026-11-24", to: "2026-11-24" },
  sample: undefined,
  source: "incidents",
  asOf: "2026-11-24",
  steps: [],
});
const target = parseTarget("above 99.9%");

it.each<[string, readonly (number | undefined)[]]>([
  ["`▄▄▄`", [99.42361111, 99.42361111, 99.42361111111111]],
  ["`▄·▄`", [99.4236, undefined, 99.4237]],
  ["`▁▁█`", [99.1001, 99.1002, 99.4]],
  // Above and under the target read differently.
  ["`▁█`", [99.8999, 99.9001]],
  ["", [99.4]],
])("draws %s: what reads alike is drawn alike", (drawn, values) => {
  expect(
    courseOf(
      values.map((value) => (value === undefined ? undefined : figure(value))),
      target,
    ),
  ).toBe(drawn);
});
