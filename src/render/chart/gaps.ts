import type { Point } from "./chart.ts";
import type { Plot } from "./plot.ts";
import { isKnown } from "./series.ts";
import { element } from "./svg.ts";

/** A grey strip over each run of places that have no data, from half way to the neighbours. */
export function gapsOf(points: readonly Point[], x: (index: number) => number, plot: Plot): readonly string[] {
  const strips: string[] = [];
  const edge = (a: number, b: number): number =>
    b < 0 ? plot.left : a >= points.length ? plot.right : (x(a) + x(b)) / 2;
  for (let from = 0; from < points.length; from += 1) {
    if (isKnown(points[from]?.value)) continue;
    let to = from;
    while (to + 1 < points.length && !isKnown(points[to + 1]?.value)) to += 1;
    const [left, right] = [edge(from, from - 1), edge(to + 1, to)];
    strips.push(
      element("rect", { class: "gap", x: left, y: plot.top, width: right - left, height: plot.bottom - plot.top }),
    );
    from = to;
  }
  return strips;
}
