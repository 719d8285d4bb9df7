import { expect, it } from "vitest";
import type { Figure } from "../../../src/metrics/figure.ts";
import { trendOf } from "../../../src/metrics/trend.ts";
import { figureChart } from "../../../src/render/figures/figure-chart.ts";
import { aMetric } from "../../support/builders.ts";

const told = (day: string): Figure => ({
  kind: "value",
  value: 54,
  unit: "count",
  window: { key: day, from: day, to: day },
  sample: undefined,
  source: "told by people",
  asOf: day,
  steps: [],
});

it("a day of last year carries its year in a chart of this one", () => {
  const figures = ["2026-12-17", "2027-01-14"].map(told);
  const trend = trendOf(aMetric(), { kind: "calendar", unit: "day" }, undefined, figures, undefined);
  expect(figureChart(trend, 12)?.points.map(({ label }) => label)).toEqual(["17 Dec 2026", "14 Jan"]);
});
