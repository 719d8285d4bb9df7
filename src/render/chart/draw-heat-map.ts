import { quantile } from "../../analysis/quantile.ts";
import { amountWords } from "../../metrics/amount-words.ts";
import type { HeatMap } from "./chart.ts";
import { emptyDrawing } from "./empty-drawing.ts";
import { type Drawing, EDGE, frame, WIDTH } from "./frame.ts";
import { placeLabels } from "./plot.ts";
import { isKnown } from "./series.ts";
import { element } from "./svg.ts";
import { fitText, textWidth } from "./text-width.ts";

/** Most rows and columns that can still be told apart; the table has them all. */
const MOST = { rows: 24, columns: 53 };

const HEIGHT = 27;

/** A table of one unit in five shades, with the numbers in the cells where they fit. */
export function drawHeatMap(chart: HeatMap): string {
  const { unit } = chart;
  const rows = chart.rows.slice(-MOST.rows);
  const columns = chart.columns.slice(0, MOST.columns);
  const values = rows.flatMap((row) => columns.flatMap((_, index) => known(row.values[index])));
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const said =
    values.length === 0
      ? "There is no data."
      : `${rows.length} rows, ${columns.length} columns; least ${amountWords(least, unit)}, most ${amountWords(most, unit)}.`;
  return frame({ ...chart, said }, (top): Drawing => {
    if (values.length === 0) return emptyDrawing(top);
    const names = rows.map(({ label }) => fitText(label, 14, 110));
    const left = EDGE + Math.ceil(Math.max(...names.map((text) => textWidth(text, 14)))) + 8;
    const width = (WIDTH - EDGE - left) / columns.length;
    // The first that does not fit ends the search: of narrow cells there are many.
    const writing = [bare, coarse].find((words) =>
      values.every((value) => textWidth(words(value, unit), 13) + 4 <= width),
    );
    const shadeOf = shades(values);
    const y = top + 26;
    const cells = rows.flatMap((row, index) => [
      element("text", { class: "text", x: EDGE, y: y + index * HEIGHT + 18 }, names[index] ?? ""),
      ...columns.flatMap((_, column) => {
        const [x, line, value] = [left + column * width, y + index * HEIGHT, row.values[column]];
        if (!isKnown(value)) return [];
        const shade = shadeOf(value);
        const box = { x: x + 0.5, y: line + 0.5, width: Math.max(0.6, width - 1), height: HEIGHT - 1 };
        const cell = element("rect", { class: `heat${shade}`, ...box, rx: width > 8 ? 2 : undefined });
        if (writing === undefined) return [cell];
        const look = shade > 2 ? "pale" : "cell";
        return [cell, element("text", { class: `${look} mid`, x: x + width / 2, y: line + 18 }, writing(value, unit))];
      }),
    ]);
    const bottom = y + rows.length * HEIGHT;
    const key = scale(least, most, unit, bottom + 12);
    const cut = chart.rows.length > rows.length || chart.columns.length > columns.length;
    const more = cut
      ? [element("text", { class: "dim", x: EDGE, y: key.bottom + 18 }, "The table has all rows and columns")]
      : [];
    return {
      lines: [
        ...placeLabels(columns, (index) => left + (index + 0.5) * width, top + 16),
        ...cells,
        ...key.lines,
        ...more,
      ],
      bottom: key.bottom + (cut ? 22 : 0),
    };
  });
}

/** The five shades with what the first and the last stand for. */
function scale(least: number, most: number, unit: HeatMap["unit"], top: number): Drawing {
  const [low, high] = [amountWords(least, unit), amountWords(most, unit)];
  const from = EDGE + textWidth(low, 14) + 8;
  return {
    lines: [
      element("text", { class: "dim", x: EDGE, y: top + 15 }, low),
      ...[0, 1, 2, 3, 4].map((shade) =>
        element("rect", { class: `heat${shade}`, x: from + shade * 22, y: top + 3, width: 21, height: 14, rx: 2 }),
      ),
      element("text", { class: "dim", x: from + 5 * 22 + 8, y: top + 15 }, high),
    ],
    bottom: top + 20,
  };
}

/** Fifths of the values, so that one column of 100 % does not make all the others look alike. */
function shades(values: readonly number[]): (value: number) => number {
  const ends = [0.2, 0.4, 0.6, 0.8].map((share) => quantile(values, share) ?? 0);
  if (ends[0] === ends[3] && Math.min(...values) === Math.max(...values)) return () => 2;
  return (value) => ends.filter((end) => value > end).length;
}

/** A number without the sign of per cent, which stands in the scale. */
function bare(value: number, unit: HeatMap["unit"]): string {
  return amountWords(value, unit).replace(/\u00a0%$/, "");
}

/** A whole number where more does not fit; the table is exact. */
function coarse(value: number, unit: HeatMap["unit"]): string {
  return Math.abs(value) < 1 ? bare(value, unit) : bare(Math.round(value), unit);
}

function known(value: number | undefined): readonly number[] {
  return isKnown(value) ? [value] : [];
}
