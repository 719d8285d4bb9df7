import type { Point } from "./chart.ts";
import type { Plot } from "./plot.ts";
import { type Known, isKnown } from "./series.ts";
import { element } from "./svg.ts";
import { textWidth } from "./text-width.ts";

/** The newest value in words, right of its place; where nothing is known of what came after it, before that strip, on which it would read as today's. */
export function newestLabel(
  words: string,
  points: readonly Point[],
  { index, value }: Known,
  { plot, x, y }: { readonly plot: Plot; readonly x: (index: number) => number; readonly y: (value: number) => number },
): string {
  const [place, height] = [x(index), y(value)];
  if (index === points.length - 1) return element("text", { class: "strong", x: place + 11, y: height + 5 }, words);
  const right = Math.max((place + x(index + 1)) / 2 - 4, plot.left + textWidth(words, 15, true) + 4);
  // On the side from which the line does not come.
  const before = points[index - 1]?.value;
  const falls = isKnown(before) && before > value;
  const under = (falls && height + 28 < plot.bottom) || height - 28 < plot.top;
  return element("text", { class: "strong end", x: right, y: height + (under ? 23 : -12) }, words);
}
