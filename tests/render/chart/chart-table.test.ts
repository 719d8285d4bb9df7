import fc from "fast-check";
import { expect, test } from "vitest";
import { chartTable } from "../../../src/render/chart/chart-table.ts";
import { hostileText } from "../../markdown/hostile.ts";
import { parse, shape } from "../../markdown/parse.ts";
import { sampleCharts } from "./sample-charts.ts";

const plain = (text: string): string => text.replaceAll("\u00a0", " ");

test("says no data where there is none, and never nothing", () => {
  const { line } = sampleCharts("Activation rate");
  expect(
    plain(
      chartTable({
        ...line,
        points: [
          { label: "W46", value: undefined },
          { label: "W47", value: 0 },
        ],
      }),
    ),
  ).toBe("| Period | Value |\n|---|---:|\n| W46 | no data |\n| W47 | 0 % |");
});

test("gives the ranges of a forecast", () => {
  const { forecast } = sampleCharts("Users");
  expect(plain(chartTable(forecast)).split("\n").at(-1)).toBe(
    "| Jan, forecast | 1,260 | 1,180 to 1,340 | 1,140 to 1,380 |",
  );
});

test("counts the days on which all was well", () => {
  const { uptime } = sampleCharts("Uptime");
  expect(plain(chartTable(uptime))).toBe(
    [
      "| Day | checkout | search |",
      "|---|---:|---:|",
      "| 17 Nov | 99.2 % | 100 % |",
      "| 18 Nov | 100 % | no data |",
      "| 1 other day | 100 % | 100 % |",
      "| All days | 99.73 % | 100 % |",
    ].join("\n"),
  );
});

test("gives the shares of a funnel, and none of what is not known", () => {
  const { funnel } = sampleCharts("Signup");
  expect(plain(chartTable(funnel)).split("\n").slice(2)).toEqual([
    "| Visited | 1,000 | | |",
    "| Tried | 200 | 20 % | 20 % |",
    "| Paid | no data | | |",
    "| Stayed | 30 | | 3 % |",
  ]);
});

test("adds a bridge up", () => {
  const { bridge } = sampleCharts("MRR");
  expect(plain(chartTable(bridge)).split("\n").slice(2)).toEqual([
    "| October | 1,000 |",
    "| new | +200 |",
    "| left | −50 |",
    "| **November** | **1,150** |",
  ]);
});

test("says when an incident began and how long it lasted, on the clocks of the zone", () => {
  const { incidents } = sampleCharts("Incidents");
  expect(plain(chartTable(incidents)).split("\n").slice(2)).toEqual([
    "| P0 | Checkout down | 21 Nov, 02:40 | 46 min |",
    "| P1 | Search slow | 23 Nov, 16:20 | still open |",
  ]);
});

test("is a table of as many rows and columns whatever the texts say", () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const [hostile, tame] = [sampleCharts("x", text), sampleCharts("x", "y")];
      const rows = (table: string): string =>
        shape(parse(table)).replace(/tableCell\([^()]*(?:\([^()]*\)[^()]*)*\)/g, "c");
      for (const [kind, chart] of Object.entries(hostile))
        expect([kind, rows(chartTable(chart))]).toEqual([
          kind,
          rows(chartTable(tame[chart.kind === "heat-map" ? "heatMap" : chart.kind])),
        ]);
    }),
    { numRuns: 25 },
  );
});
