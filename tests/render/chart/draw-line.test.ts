import { expect, test } from "vitest";
import { drawForecast } from "../../../src/render/chart/draw-forecast.ts";
import { drawIncidents } from "../../../src/render/chart/draw-incidents.ts";
import { drawLine } from "../../../src/render/chart/draw-line.ts";
import { drawUptime } from "../../../src/render/chart/draw-uptime.ts";
import { sampleCharts } from "./sample-charts.ts";

const { line } = sampleCharts("Activation rate");

test("breaks where there is no data, and tints that place", () => {
  const svg = drawLine(line);
  expect(svg.match(/ d="([^"]*)"/)?.[1]?.match(/M/g)).toHaveLength(2);
  expect(svg).toContain('<rect class="gap"');
  expect(svg).toContain("No data for 1 of 6.");
});

test("rings what missed its target", () => {
  expect(drawLine(line).match(/<circle class="miss"/g)).toHaveLength(3);
  expect(drawLine({ ...line, target: undefined })).not.toContain("miss");
});

test("tints the side of the target that is good", () => {
  const height = (relation: "above" | "under"): number =>
    Number(
      /class="band" x="[\d.]+" y="[\d.]+" width="(?!20")[\d.]+" height="([\d.]+)"/.exec(
        drawLine({ ...line, target: { relation, value: 61 } }),
      )?.[1],
    );
  expect(height("above") + height("under")).toBeCloseTo(180, 0);
  expect(height("above")).toBeLessThan(height("under"));
});

test("writes the newest value before what is unknown since, not upon it", () => {
  const points = [...line.points, { label: "W48", value: undefined }, { label: "W49", value: undefined }];
  const svg = drawLine({ ...line, points });
  const [, strip] = [...svg.matchAll(/<rect class="gap" x="([\d.]+)" y="[\d.]+" width="[\d.]+" height="180"/g)];
  const label = /<text class="strong end" x="([\d.]+)" y="([\d.]+)">61.8/.exec(svg);
  expect(Number(label?.[1])).toBeLessThan(Number(strip?.[1]));
  // The line comes from below, so that the words stand above the dot.
  const dot = /<circle class="dot" cx="[\d.]+" cy="([\d.]+)" r="5"/.exec(svg);
  expect(Number(label?.[2])).toBeLessThan(Number(dot?.[1]));
  expect(drawLine(line)).toContain('<text class="strong" x=');
});

test("rings what missed its target in a forecast too, and says what a ring means", () => {
  const { forecast } = sampleCharts("Users");
  const target = { relation: "above", value: 1150 } as const;
  const svg = drawForecast({ ...forecast, target });
  expect(svg.match(/<circle class="miss"/g)).toHaveLength(2);
  expect(svg).toContain(">missed</text>");
  expect(drawForecast({ ...forecast, target: { ...target, value: 1000 } })).not.toContain("miss");
});

test("no line of the grid runs through the title of an incident", () => {
  const { incidents } = sampleCharts("Incidents");
  const svg = drawIncidents(incidents);
  const titles = [...svg.matchAll(/<text class="text" x="[\d.]+" y="([\d.]+)"/g)].map(([, y]) => Number(y));
  const lines = [...svg.matchAll(/class="grid" x1="([\d.]+)" x2="\1" y1="([\d.]+)" y2="([\d.]+)"/g)];
  expect([titles.length, lines.length > 0]).toEqual([2, true]);
  for (const [, , from, to] of lines)
    for (const y of titles) expect(Number(from) > y || Number(to) < y - 11).toBe(true);
});

test("a strip says of how many days it tells", () => {
  const { uptime } = sampleCharts("Uptime");
  const known = uptime.rows.map((row) => ({ ...row, days: row.days.filter(({ value }) => value !== undefined) }));
  const gap = { label: "15 Nov", value: undefined };
  expect(drawUptime({ ...uptime, rows: known })).not.toContain("recorded");
  const svg = drawUptime({ ...uptime, rows: known.map((row) => ({ ...row, days: [gap, ...row.days] })) });
  expect(svg).toContain(`>${known[0]?.days.length ?? 0} recorded days: `);
});
