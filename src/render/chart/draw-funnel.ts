import { amountWords } from "../../metrics/amount-words.ts";
import type { Funnel } from "./chart.ts";
import { emptyDrawing } from "./empty-drawing.ts";
import { EDGE, frame } from "./frame.ts";
import { funnelSteps, type FunnelStep } from "./funnel-steps.ts";
import { rowBars } from "./row-bars.ts";
import { isKnown, knownOf } from "./series.ts";
import { element } from "./svg.ts";
import { withinReach } from "./value-axis.ts";

/** Stages one under the other, each with the share that came through from the one before. */
export function drawFunnel(chart: Funnel): string {
  const { points, unit } = chart;
  const steps = funnelSteps(points);
  const amount = ({ value }: FunnelStep): string => (isKnown(value) ? amountWords(value, unit) : "no data");
  const share = ({ ofBefore }: FunnelStep): string => (ofBefore === undefined ? "" : amountWords(ofBefore, "percent"));
  const said = steps
    .map((step) => `${step.label}: ${[amount(step), share(step)].filter(Boolean).join(", ")}.`)
    .join(" ");
  return frame({ ...chart, said: said || "There is no data." }, (top) => {
    const known = knownOf(points).map(({ value }) => withinReach(value));
    if (known.length === 0) return emptyDrawing(top);
    const rows = steps.map((step) => ({
      label: step.label,
      bar: isKnown(step.value) ? { from: 0, to: withinReach(step.value), look: "bar" } : undefined,
      words: amount(step),
      more: share(step),
      strong: false,
    }));
    const { lines, bottom } = rowBars(rows, Math.min(0, ...known), Math.max(0, ...known), top);
    if (points.length < 2) return { lines, bottom };
    const key = element("text", { class: "dim", x: EDGE, y: bottom + 20 }, "% of the stage before");
    return { lines: [...lines, key], bottom: bottom + 24 };
  });
}
