import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Chart } from "../../../src/render/chart/chart.ts";
import { drawChart } from "../../../src/render/chart/draw-chart.ts";
import { hostileText } from "../../markdown/hostile.ts";
import { gallery } from "./gallery.ts";
import { elementsOf, readXml, type Xml } from "./read-xml.ts";
import { sampleCharts } from "./sample-charts.ts";

const named = Object.entries(gallery);

describe.each(named)("%s", (_, chart) => {
  const svg = drawChart(chart);

  test("is a picture with name and description, of elements that only draw", () => {
    const root = readXml(svg);
    expect(problemsOf(root, svg)).toEqual([]);
    expect(root.attributes.get("role")).toBe("img");
    expect(root.children.slice(0, 2).map(({ name }) => name)).toEqual(["title", "desc"]);
    expect(root.children[0]?.text.slice(0, 20)).toBe(chart.title.slice(0, 20));
    expect(root.children[1]?.text).toMatch(/\S\.$/);
  });

  test("stays small", () => {
    expect(svg.length).toBeLessThan(chart.kind === "heat-map" ? 100_000 : 32_000);
  });
});

test("the same chart gives the same bytes", () => {
  for (const [, chart] of named) expect(drawChart(structuredClone(chart))).toBe(drawChart(chart));
});

test("one changed figure changes few lines", () => {
  const { bars } = sampleCharts("Deployments");
  const before = drawChart(bars).split("\n");
  const points = bars.points.map((point, index) => (index === 1 ? { ...point, value: 59.4 } : point));
  const after = new Set(drawChart({ ...bars, points }).split("\n"));
  expect(before.filter((line) => !after.has(line)).length).toBeLessThanOrEqual(3);
});

test("is a picture of elements that only draw, whatever the texts say", () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      for (const chart of Object.values(sampleCharts(text, text))) {
        const svg = drawChart(chart);
        expect(problemsOf(readXml(svg), svg)).toEqual([]);
      }
    }),
    { numRuns: 25 },
  );
});

test("draws whatever numbers there are inside its card", () => {
  const value = fc.option(
    fc.oneof(
      fc.double(),
      fc.constantFrom(
        -5e-324,
        5e-324,
        1e-300,
        1,
        1 + Number.EPSILON,
        -999_999_999_999_999.9,
        -Number.MAX_VALUE,
        Number.MAX_VALUE,
      ),
      fc.integer({ min: -5, max: 5 }),
      fc.double({ min: -100, max: 100, noNaN: true }),
    ),
    { nil: undefined },
  );
  const unit = fc.constantFrom("percent", "ratio", "count", "millis");
  fc.assert(
    fc.property(fc.array(value, { maxLength: 9 }), unit, (values, of) => {
      const points = values.map((one, index) => ({ label: `W${index}`, value: one }));
      for (const chart of chartsOf(points, of)) {
        const svg = drawChart(chart);
        expect(problemsOf(readXml(svg), svg)).toEqual([]);
      }
    }),
    { numRuns: 50 },
  );
});

function chartsOf(
  points: readonly { label: string; value: number | undefined }[],
  unit: "percent" | "count" | "ratio" | "millis",
): readonly Chart[] {
  const { line, bars, ranking, funnel, forecast, heatMap } = sampleCharts("Any numbers");
  return [
    { ...line, unit, points },
    { ...bars, unit, points },
    { ...bars, unit, points, target: undefined },
    { ...ranking, unit, points },
    { ...funnel, unit, points },
    { ...forecast, unit, points },
    {
      ...heatMap,
      unit,
      columns: points.map(({ label }) => label),
      rows: [{ label: "all", values: points.map(({ value }) => value) }],
    },
  ];
}

const ALLOWED = new Set(["svg", "title", "desc", "style", "rect", "circle", "line", "path", "text"]);

/** What a picture may not be or do. */
function problemsOf(root: Xml, svg: string): readonly string[] {
  const [, width = 0, height = 0] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)?.map(Number) ?? [];
  const all = elementsOf(root);
  const outside = (name: string, most: number) => (one: Xml) => {
    const value = one.attributes.get(name);
    return value !== undefined && !(Number(value) >= 0 && Number(value) <= most)
      ? [`${name}=${value} in ${one.name}`]
      : [];
  };
  const style = all.find(({ name }) => name === "style")?.text ?? "";
  return [
    ...all.filter(({ name }) => !ALLOWED.has(name)).map(({ name }) => `<${name}>`),
    ...all.flatMap(({ attributes }) => [...attributes.keys()].filter((name) => /^on|href|src|style/i.test(name))),
    ...(/url\(|@import|expression|["']/.test(style) ? ["style reaches out"] : []),
    ...all.flatMap(({ attributes }) =>
      [...attributes.values()].filter((value) => /NaN|Infinity|undefined/.test(value)),
    ),
    ...["x", "x1", "x2", "cx"].flatMap((name) => all.flatMap(outside(name, width))),
    ...["y", "y1", "y2", "cy"].flatMap((name) => all.flatMap(outside(name, height))),
    ...["width", "height"].flatMap((name) => all.flatMap(outside(name, Math.max(width, height)))),
  ];
}
