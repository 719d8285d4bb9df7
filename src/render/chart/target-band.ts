import { targetWords } from "./target-words.ts";
import type { TargetLine, Unit } from "./chart.ts";
import type { LegendEntry } from "./legend.ts";
import type { Plot } from "./plot.ts";
import { element } from "./svg.ts";
import { withinReach } from "./value-axis.ts";

/** The side of the target on which all is well, tinted; goes under everything else. */
export function targetBand(plot: Plot, target: TargetLine | undefined): readonly string[] {
  if (target === undefined) return [];
  const y = plot.y(withinReach(target.value));
  const up = target.relation === "above" || target.relation === "at least";
  const [from, to] = up ? [plot.top, y] : [y, plot.bottom];
  return [element("rect", { class: "band", x: plot.left, y: from, width: plot.right - plot.left, height: to - from })];
}

/** The target itself. */
export function targetLine(plot: Plot, target: TargetLine | undefined): readonly string[] {
  if (target === undefined) return [];
  const y = plot.y(withinReach(target.value));
  return [element("line", { class: "goal", x1: plot.left, x2: plot.right, y1: y, y2: y })];
}

/** What band and line mean. */
export function targetEntry(target: TargetLine | undefined, unit: Unit): readonly LegendEntry[] {
  if (target === undefined) return [];
  const mark = [
    { shape: "box", look: "band" },
    { shape: "line", look: "goal" },
  ] as const;
  return [{ mark, text: `target ${targetWords(target, unit)}` }];
}
