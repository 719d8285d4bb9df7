import { expect, test } from "vitest";
import { drawLine } from "../../../src/render/chart/draw-line.ts";
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
