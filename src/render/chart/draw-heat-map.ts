import { amountWords } from "./amount-words.ts";
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
    const bare = (value: number): string => amountWords(value, unit).replace(/\u00a0%$/, "");
    const written = Math.max(...values.map((value) => textWidth(bare(value), 13))) + 4 <= width;
    const y = top + 26;
    const cells = rows.flatMap((row, index) => [
      element("text", { class: "text", x: EDGE, y: y + index * HEIGHT + 18 }, names[index] ?? ""),
      ...columns.flatMap((_, column) => {
        const [x, line, value] = [left + column * width, y + index * HEIGHT, row.values[column]];
        if (!isKnown(value)) return [];
        const shade = shadeOf(value, least, most);
        const box = { x: x + 0.5, y: line + 0.5, width: Math.max(0.6, width - 1), height: HEIGHT - 1 };
        const cell = element("rect", { class: `heat${shade}`, ...box, rx: width > 8 ? 2 : undefined });
        if (!written) return [cell];
        const look = shade > 2 ? "pale" : "cell";
        return [cell, element("text", { class: `${look} mid`, x: x + width / 2, y: line + 18 }, bare(value))];
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

function shadeOf(value: number, least: number, most: number): number {
  if (least === most) return 2;
  return Math.min(4, Math.floor(((value / 2 - least / 2) / (most / 2 - least / 2)) * 5));
}

function known(value: number | undefined): readonly number[] {
  return isKnown(value) ? [value] : [];
}
