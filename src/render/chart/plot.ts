import { EDGE, WIDTH } from "./frame.ts";
import { element } from "./svg.ts";
import { fitText, textWidth } from "./text-width.ts";
import type { Tick, ValueAxis } from "./value-axis.ts";

/** The area in which values are drawn, and where a value lies in it. */
export type Plot = {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly y: (value: number) => number;
};

/** A plot under `top` with room for its tick labels to the left and for `after` to the right. */
export function plotUnder(top: number, axis: ValueAxis, height: number, after: number): Plot {
  const widest = Math.max(...axis.ticks.map(({ label }) => textWidth(label, 14)));
  const [upper, lower] = [top + 8, top + 8 + height];
  return {
    left: EDGE + Math.ceil(widest) + 8,
    right: WIDTH - EDGE - after,
    top: upper,
    bottom: lower,
    y: (value) => lower - ((value - axis.low) / (axis.high - axis.low || 1)) * height,
  };
}

/** Lines across the plot with their values before them; the one at zero stands out. */
export function valueGrid(plot: Plot, ticks: readonly Tick[]): readonly string[] {
  return ticks.flatMap(({ value, label }) => {
    const y = plot.y(value);
    return [
      element("line", { class: value === 0 ? "axis" : "grid", x1: plot.left, x2: plot.right, y1: y, y2: y }),
      element("text", { class: "dim end", x: plot.left - 8, y: y + 5 }, label),
    ];
  });
}

/** Labels under their places, as many as fit without touching, the newest always. */
export function placeLabels(labels: readonly string[], x: (index: number) => number, y: number): readonly string[] {
  const texts = labels.map((label) => fitText(label, 14, 110));
  const last = texts.length - 1;
  const apart = last > 0 ? (x(last) - x(0)) / last : WIDTH;
  const widest = Math.max(0, ...texts.map((text) => textWidth(text, 14)));
  // The newest may have to move away from the edge, towards the one before.
  const moved = Math.max(0, x(last) + textWidth(texts[last] ?? "", 14) / 2 - (WIDTH - EDGE));
  const every = Math.max(1, Math.ceil((widest + moved + 10) / apart));
  let free = WIDTH - EDGE;
  const shown: string[] = [];
  for (let index = last; index >= 0; index -= every) {
    const text = texts[index] ?? "";
    const half = textWidth(text, 14) / 2;
    const middle = Math.max(EDGE + half, Math.min(x(index), WIDTH - EDGE - half));
    if (text === "" || middle + half > free) continue;
    shown.unshift(element("text", { class: "dim mid", x: middle, y }, text));
    free = middle - half - 8;
  }
  return shown;
}
