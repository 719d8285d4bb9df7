import { expect, it } from "vitest";
import type { Figure } from "../../../src/metrics/figure.ts";
import { trendOf } from "../../../src/metrics/trend.ts";
import { parseTarget } from "../../../src/playbook/parse-target.ts";
import { showSituation } from "../../../src/render/figures/figure-directives.ts";
import { aMetric } from "../../support/builders.ts";

const weeks = ["2026-11-09", "2026-11-16"];
const figure = (value: number, from: string): Figure => ({
  kind: "value",
  value,
  unit: "percent",
  window: { key: from, from, to: from },
  sample: undefined,
  source: "data/growth.csv",
  asOf: from,
  steps: [],
});
const trend = (title: string, ...values: readonly number[]) =>
  trendOf(
    aMetric({ title }),
    { kind: "calendar", unit: "week" },
    parseTarget("above 60%"),
    values.map((value, index) => figure(value, weeks[index] ?? "")),
    undefined,
  );

it("what stands worst comes first, and what is met again after what is missed", () => {
  const trends = [trend("Met again", 50, 62), trend("Missed now", 61, 59), trend("Missed twice", 58, 59)];
  const shown = showSituation(
    { name: "situation", attributes: {}, content: "", line: 1 },
    { trends, draw: () => "", restated: () => undefined, linkOf: () => undefined },
  );
  const text = "text" in shown ? (shown.text ?? "") : "";
  expect([...text.matchAll(/^- \*\*(.*?) \d/gm)].map(([, title]) => title)).toEqual([
    "Missed twice",
    "Missed now",
    "Met again",
  ]);
});
