import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawLine } from "../../../src/render/chart/draw-line.ts";
import { hostileText } from "../../markdown/hostile.ts";
import { elementsOf, readXml } from "./read-xml.ts";
import { sampleCharts } from "./sample-charts.ts";

describe("a line", () => {
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
});

test("is well-formed, says its title, and refers to nothing, whatever the texts say", () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const svg = drawLine(sampleCharts(text, text).line);
      const all = elementsOf(readXml(svg));
      expect(all.filter(({ name }) => !ALLOWED.has(name))).toEqual([]);
      expect(svg).not.toMatch(/NaN|Infinity|undefined|url\(|@import/);
      expect(
        all.flatMap(({ attributes }) => [...attributes.keys()]).filter((name) => /^on|href|src/i.test(name)),
      ).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

const ALLOWED = new Set(["svg", "title", "desc", "style", "rect", "circle", "line", "path", "text"]);
