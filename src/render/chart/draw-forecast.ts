import { area, line } from "d3-shape";
import { amountWords } from "../../metrics/amount-words.ts";
import type { AheadPoint, ForecastChart, Point } from "./chart.ts";
import { emptyDrawing } from "./empty-drawing.ts";
import { frame } from "./frame.ts";
import { gapsOf } from "./gaps.ts";
import { entryIf, legend, type LegendEntry } from "./legend.ts";
import { placeLabels, plotUnder, valueGrid } from "./plot.ts";
import { pointDots } from "./point-dots.ts";
import { isKnown, knownOf, meets, seriesWords } from "./series.ts";
import { element } from "./svg.ts";
import { targetBand, targetEntry, targetLine } from "./target-band.ts";
import { textWidth } from "./text-width.ts";
import { valueAxis, withinReach } from "./value-axis.ts";

/** What was as a line, and what may come as a dotted one in the ranges that hold it. */
export function drawForecast(chart: ForecastChart): string {
  const { points, ahead, unit, target } = chart;
  const known = knownOf(points);
  const last = known.at(-1);
  const end = ahead.at(-1);
  return frame({ ...chart, said: [seriesWords(points, unit, target), ...aheadWords(chart)].join(" ") }, (top) => {
    if (last === undefined) return emptyDrawing(top);
    const reached = [...known.map(({ value }) => value), ...ahead.flatMap((one) => [one.value, one.low95, one.high95])];
    const axis = valueAxis(target === undefined ? reached : [...reached, target.value], unit, "anywhere");
    const newest = amountWords(end?.value ?? last.value, unit);
    const key = legend(
      [
        ...entryIf(end !== undefined, "line", "ahead", "forecast"),
        ...(end === undefined ? [] : [nearEntry]),
        ...entryIf(end !== undefined, "box", "wide", "95 %"),
        ...targetEntry(target, unit),
        ...entryIf(target !== undefined && known.some(({ value }) => !meets(value, target)), "dot", "miss", "missed"),
        ...entryIf(known.length < points.length, "box", "gap", "no data"),
      ],
      top,
    );
    const plot = plotUnder(key.bottom, axis, 190, textWidth(newest, 15, true) + 14);
    const all = [...points, ...ahead];
    const [first, final] = [plot.left + 8, plot.right - 8];
    const x = (index: number): number =>
      all.length > 1 ? first + (index * (final - first)) / (all.length - 1) : (first + final) / 2;
    const y = (value: number): number => plot.y(withinReach(value));
    const past = line<Point>()
      .digits(1)
      .defined(({ value }) => isKnown(value))
      .x((_, index) => x(index))
      .y(({ value }) => y(value ?? 0));
    // The ranges open at the last value that is known.
    const here = { ...last, low80: last.value, high80: last.value, low95: last.value, high95: last.value };
    const coming = [
      { at: x(last.index), one: here },
      ...ahead.map((one, index) => ({ at: x(points.length + index), one })),
    ];
    const range = (low: "low80" | "low95", high: "high80" | "high95"): string | undefined =>
      area<Coming>()
        .digits(1)
        .x(({ at }) => at)
        .y0(({ one }) => y(one[low]))
        .y1(({ one }) => y(one[high]))(coming) ?? undefined;
    const onward = line<Coming>()
      .digits(1)
      .x(({ at }) => at)
      .y(({ one }) => y(one.value));
    return {
      lines: [
        ...key.lines,
        ...targetBand(plot, target),
        ...gapsOf(all, x, plot),
        ...valueGrid(plot, axis.ticks),
        ...targetLine(plot, target),
        ...(ahead.length === 0
          ? []
          : [
              element("path", { class: "wide", d: range("low95", "high95") }),
              element("path", { class: "near", d: range("low80", "high80") }),
              element("path", { class: "ahead", d: onward(coming) ?? undefined }),
            ]),
        element("path", { class: "line", d: past([...points]) ?? undefined }),
        ...pointDots(points, target, { x, y, apart: x(1) - x(0) }),
        element(
          "text",
          { class: "strong", x: (end === undefined ? x(last.index) : final) + 11, y: y(end?.value ?? last.value) + 5 },
          newest,
        ),
        ...placeLabels(
          all.map(({ label }) => label),
          x,
          plot.bottom + 22,
        ),
      ],
      bottom: plot.bottom + 26,
    };
  });
}

const nearEntry: LegendEntry = {
  mark: [
    { shape: "box", look: "wide" },
    { shape: "box", look: "near" },
  ],
  text: "80 % range",
};

type Coming = { readonly at: number; readonly one: AheadPoint };

function aheadWords({ ahead, unit }: ForecastChart): readonly string[] {
  const end = ahead.at(-1);
  if (end === undefined) return ["There is no forecast."];
  const words = (value: number): string => amountWords(value, unit);
  return [
    `Forecast for ${end.label}: ${words(end.value)}, in 95 of 100 cases ${words(end.low95)} to ${words(end.high95)}.`,
  ];
}
