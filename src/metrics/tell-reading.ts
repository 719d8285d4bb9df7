import type { Reading } from "../inputs/reading.ts";
import type { Metric } from "../playbook/playbook.ts";
import { parseTarget } from "../playbook/parse-target.ts";
import { type Unit } from "./figure.ts";
import { unitOf } from "./format-target.ts";
import type { Teller } from "./teller.ts";
import { type Recipe, valueIn } from "./value-in.ts";

/** What a reading says of a metric. */
export function tellReading(metric: Metric, reading: Extract<Reading, { kind: "read" }>): Teller {
  const { origin } = metric;
  const recipe: Recipe = {
    source: reading.source,
    aggregate: (origin !== undefined && "aggregate" in origin ? origin.aggregate : undefined) ?? "last",
    share: origin?.kind === "csv" && origin.of !== undefined,
    from: metric.unit,
    unit: sourceUnitOf(metric),
  };
  return {
    source: reading.source,
    unit: recipe.unit,
    tell: (window) => valueIn(reading.points, window, recipe),
    days: reading.points.map(({ to }) => to),
    stands: origin?.kind === "manual" ? "told" : isSpot(metric) ? "spot" : false,
  };
}

/** Whether a source tells only how it is at the moment, so that its past is known from what was recorded. */
export function isSpot({ origin }: Metric): boolean {
  return origin?.kind === "http" || (origin?.kind === "prometheus" && origin.step === undefined);
}

/** What the values of a metric's source count in, before growth is made of them. */
export function sourceUnitOf(metric: Metric): Unit {
  if (metric.as === "value" && metric.target !== undefined) return unitOf(parseTarget(metric.target));
  switch (metric.unit) {
    case "percent":
    case "fraction":
      return "percent";
    case "seconds":
    case "minutes":
    case "hours":
    case "days":
      return "millis";
    case "ratio":
    case "amount":
      return metric.unit;
    case "count":
    case undefined:
      return "count";
  }
}
