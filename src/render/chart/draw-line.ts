import { line } from "d3-shape";
import { alikeWords } from "../../metrics/amount-words.ts";
import type { LineChart, Point } from "./chart.ts";
import { emptyDrawing } from "./empty-drawing.ts";
import { frame } from "./frame.ts";
import { gapsOf } from "./gaps.ts";
import { entryIf, legend } from "./legend.ts";
import { newestLabel } from "./newest-label.ts";
import { placeLabels, plotUnder, valueGrid } from "./plot.ts";
import { pointDots } from "./point-dots.ts";
import { isKnown, knownOf, meets, seriesWords } from "./series.ts";
import { element } from "./svg.ts";
import { targetBand, targetEntry, targetLine } from "./target-band.ts";
import { textWidth } from "./text-width.ts";
import { valueAxis, withinReach } from "./value-axis.ts";

/** A figure over its periods: the side of the target that is good is tinted, what missed it is ringed, gaps stay gaps. */
export function drawLine(chart: LineChart): string {
  const { points, unit, target } = chart;
  const known = knownOf(points);
  const last = known.at(-1);
  return frame({ ...chart, said: seriesWords(points, unit, target) }, (top) => {
    if (last === undefined) return emptyDrawing(top);
    const values = known.map(({ value }) => value);
    const axis = valueAxis(target === undefined ? values : [...values, target.value], unit, "anywhere");
    const newest = alikeWords(values, unit)(last.value);
    const missed = target !== undefined && values.some((value) => !meets(value, target));
    const key = legend(
      [
        ...targetEntry(target, unit),
        ...entryIf(missed, "dot", "miss", "missed"),
        ...entryIf(known.length < points.length, "box", "gap", "no data"),
      ],
      top,
    );
    const isNow = last.index === points.length - 1;
    const plot = plotUnder(key.bottom, axis, 180, isNow ? textWidth(newest, 15, true) + 14 : 8);
    const [first, final] = [plot.left + 8, plot.right - 8];
    const apart = points.length > 1 ? (final - first) / (points.length - 1) : 0;
    const x = (index: number): number => (points.length > 1 ? first + index * apart : (first + final) / 2);
    const y = (value: number): number => plot.y(withinReach(value));
    const path = line<Point>()
      .digits(1)
      .defined(({ value }) => isKnown(value))
      .x((_, index) => x(index))
      .y(({ value }) => y(value ?? 0));
    return {
      lines: [
        ...key.lines,
        ...targetBand(plot, target),
        ...gapsOf(points, x, plot),
        ...valueGrid(plot, axis.ticks),
        ...targetLine(plot, target),
        element("path", { class: "line", d: path([...points]) ?? undefined }),
        ...pointDots(points, target, { x, y, apart }),
        newestLabel(newest, points, last, { plot, x, y }),
        ...placeLabels(
          points.map(({ label }) => label),
          x,
          plot.bottom + 22,
        ),
      ],
      bottom: plot.bottom + 26,
    };
  });
}
