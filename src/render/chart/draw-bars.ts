import { alikeWords } from "../../metrics/amount-words.ts";
import type { BarChart } from "./chart.ts";
import { emptyDrawing } from "./empty-drawing.ts";
import { EDGE, frame, WIDTH } from "./frame.ts";
import { gapsOf } from "./gaps.ts";
import { entryIf, legend } from "./legend.ts";
import { placeLabels, plotUnder, valueGrid } from "./plot.ts";
import { knownOf, meets, seriesWords } from "./series.ts";
import { element } from "./svg.ts";
import { targetBand, targetEntry, targetLine } from "./target-band.ts";
import { textWidth } from "./text-width.ts";
import { valueAxis, withinReach } from "./value-axis.ts";

/** Columns from zero, one a period, with their values where there is room, the newest always. */
export function drawBars(chart: BarChart): string {
  const { points, unit, target } = chart;
  const known = knownOf(points);
  const last = known.at(-1);
  return frame({ ...chart, said: seriesWords(points, unit, target) }, (top) => {
    if (last === undefined) return emptyDrawing(top);
    const values = known.map(({ value }) => value);
    const off = (value: number): boolean => target !== undefined && !meets(value, target);
    const words = alikeWords(values, unit);
    const axis = valueAxis(target === undefined ? values : [...values, target.value], unit, "zero");
    const key = legend(
      [
        ...targetEntry(target, unit),
        ...entryIf(values.some(off), "box", "bad", "missed"),
        ...entryIf(known.length < points.length, "box", "gap", "no data"),
      ],
      top,
    );
    // The words of the highest column stand above it.
    const plot = plotUnder(key.bottom + 14, axis, 172, 0);
    const slot = (plot.right - plot.left) / points.length;
    const width = slot < 3 ? slot : Math.min(44, slot * 0.72);
    const x = (index: number): number => plot.left + (index + 0.5) * slot;
    const y = (value: number): number => plot.y(withinReach(value));
    const widest = Math.max(...values.map((value) => textWidth(words(value), 14, true)));
    const named = widest + 6 <= slot ? known : [last];
    return {
      lines: [
        ...key.lines,
        ...targetBand(plot, target),
        ...gapsOf(points, x, plot),
        ...valueGrid(plot, axis.ticks),
        ...known.map(({ index, value }) =>
          element("rect", {
            class: off(value) ? "bad" : "bar",
            x: x(index) - width / 2,
            y: Math.min(y(value), y(0)),
            width,
            // What is not nothing is seen.
            height: value === 0 ? 0 : Math.max(1.5, Math.abs(y(value) - y(0))),
            rx: width > 8 ? 2 : undefined,
          }),
        ),
        ...targetLine(plot, target),
        ...named.map(({ index, value }) => {
          const shown = words(value);
          const half = textWidth(shown, 14, true) / 2;
          const middle = Math.max(plot.left + half, Math.min(x(index), WIDTH - EDGE - half));
          return element("text", { class: "count mid", x: middle, y: y(value) + (value < 0 ? 17 : -6) }, shown);
        }),
        ...placeLabels(
          points.map(({ label }) => label),
          x,
          plot.bottom + (axis.low < 0 ? 34 : 22),
        ),
      ],
      bottom: plot.bottom + (axis.low < 0 ? 38 : 26),
    };
  });
}
