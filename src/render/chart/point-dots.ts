import type { Point, TargetLine } from "./chart.ts";
import { isAlone, knownOf, meets } from "./series.ts";
import { element } from "./svg.ts";

/** A dot at every value of a line, a ring where it missed the target; where they would touch, only at the newest and where no line leads. */
export function pointDots(
  points: readonly Point[],
  target: TargetLine | undefined,
  {
    x,
    y,
    apart,
  }: { readonly x: (index: number) => number; readonly y: (value: number) => number; readonly apart: number },
): readonly string[] {
  const known = knownOf(points);
  const last = known.at(-1);
  return known
    .filter(({ index }) => apart >= 9 || index === last?.index || isAlone(points, index))
    .map(({ index, value }) =>
      element("circle", {
        class: target !== undefined && !meets(value, target) ? "miss" : "dot",
        cx: x(index),
        cy: y(value),
        r: index === last?.index ? 5 : 3.5,
      }),
    );
}
