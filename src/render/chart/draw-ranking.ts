import { amountWords } from "../../metrics/amount-words.ts";
import type { RankingChart } from "./chart.ts";
import { emptyDrawing } from "./empty-drawing.ts";
import { type Drawing, EDGE, frame } from "./frame.ts";
import { rowBars } from "./row-bars.ts";
import { isKnown, knownOf } from "./series.ts";
import { element } from "./svg.ts";
import { withinReach } from "./value-axis.ts";

/** Most rows that are drawn; the table has them all. */
const MOST = 20;

/** Amounts by name, one under the other. */
export function drawRanking(chart: RankingChart): string {
  const { points, unit } = chart;
  const said = points.map(({ label, value }) => `${label}: ${isKnown(value) ? amountWords(value, unit) : "no data"}.`);
  return frame({ ...chart, said: said.join(" ") || "There is no data." }, (top): Drawing => {
    if (knownOf(points).length === 0) return emptyDrawing(top);
    const rows = points.slice(0, MOST).map(({ label, value }) => ({
      label,
      bar: isKnown(value) ? { from: 0, to: withinReach(value), look: "bar" } : undefined,
      words: isKnown(value) ? amountWords(value, unit) : "no data",
      more: "",
      strong: false,
    }));
    const ends = rows.map(({ bar }) => bar?.to ?? 0);
    const { lines, bottom } = rowBars(rows, Math.min(0, ...ends), Math.max(0, ...ends), top);
    const rest = points.length - rows.length;
    if (rest <= 0) return { lines, bottom };
    const more = element("text", { class: "dim", x: EDGE, y: bottom + 20 }, `and ${rest} more in the table`);
    return { lines: [...lines, more], bottom: bottom + 24 };
  });
}
