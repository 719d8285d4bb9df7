import { type Drawing, EDGE, WIDTH } from "./frame.ts";
import { element } from "./svg.ts";
import { fitText, textWidth } from "./text-width.ts";

/** A row: its name, a bar from one value to another, and the amount in words; without a bar there is no data. */
export type RowBar = {
  readonly label: string;
  readonly bar: { readonly from: number; readonly to: number; readonly look: string } | undefined;
  readonly words: string;
  /** A second amount, after the first. */
  readonly more: string;
  readonly strong: boolean;
};

const ROW = 32;

/** Rows of bars on one scale that `low` and `high` bound: names to the left, amounts to the right, so that neither can touch. */
export function rowBars(rows: readonly RowBar[], low: number, high: number, top: number): Drawing & RowPlaces {
  const names = rows.map(({ label, strong }) => fitText(label, 14, 168, strong));
  const name = Math.max(...names.map((text, index) => textWidth(text, 14, rows[index]?.strong)));
  const more = Math.ceil(Math.max(...rows.map((row) => textWidth(row.more, 14))));
  const end = WIDTH - EDGE - (more === 0 ? 0 : more + 12);
  const words = Math.max(...rows.map((row) => textWidth(row.words, 14, true)));
  const [left, right] = [EDGE + Math.ceil(name) + 10, end - Math.ceil(words) - 10];
  const x = (value: number): number => left + ((value - low) / (high - low || 1)) * (right - left);
  const bottom = top + rows.length * ROW;
  const lines = rows.flatMap(({ bar, words: amount, more: second, strong }, index) => {
    const y = top + index * ROW;
    const [from, to] =
      bar === undefined ? [left, right] : [x(Math.min(bar.from, bar.to)), x(Math.max(bar.from, bar.to))];
    const width = bar !== undefined && bar.from === bar.to ? 0 : Math.max(1.5, to - from);
    return [
      element("text", { class: strong ? "count" : "text", x: EDGE, y: y + 21 }, names[index] ?? ""),
      element("rect", { class: bar?.look ?? "gap", x: from, y: y + 6, width, height: ROW - 12, rx: 2 }),
      element("text", { class: `${bar === undefined ? "dim" : "count"} end`, x: end, y: y + 21 }, amount),
      ...(second === "" ? [] : [element("text", { class: "dim end", x: WIDTH - EDGE, y: y + 21 }, second)]),
    ];
  });
  if (low < 0 && high > 0) lines.unshift(element("line", { class: "axis", x1: x(0), x2: x(0), y1: top, y2: bottom }));
  return { lines, bottom, x, row: ROW };
}

/** Where values lie across, and how high a row is. */
export type RowPlaces = { readonly x: (value: number) => number; readonly row: number };
