import { amountWords, changeWords } from "../../metrics/amount-words.ts";
import type { Bridge } from "./chart.ts";
import { EDGE, frame } from "./frame.ts";
import { rowBars } from "./row-bars.ts";
import { element } from "./svg.ts";
import { withinReach } from "./value-axis.ts";

/** How one amount became another: each change begins where the one before ended. */
export function drawBridge(chart: Bridge): string {
  const { start, changes, end, unit, better } = chart;
  const levels = changes.reduce<readonly number[]>(
    (all, { value }) => [...all, (all.at(-1) ?? 0) + withinReach(value)],
    [withinReach(start.value)],
  );
  const final = levels.at(-1) ?? 0;
  const said = [
    `${start.label}: ${amountWords(start.value, unit)}.`,
    ...changes.map(({ label, value }) => `${label}: ${changeWords(value, unit)}.`),
    `${end}: ${amountWords(final, unit)}.`,
  ].join(" ");
  return frame({ ...chart, said }, (top) => {
    const { low, high, cut } = reach(levels);
    const base = cut ? low : 0;
    const rows = [
      {
        label: start.label,
        bar: { from: base, to: levels[0] ?? 0, look: "dot" },
        words: amountWords(start.value, unit),
        more: "",
        strong: true,
      },
      ...changes.map(({ label, value }, index) => ({
        label,
        bar: {
          from: levels[index] ?? 0,
          to: levels[index + 1] ?? 0,
          look: value > 0 === (better === "more") ? "good" : "bad",
        },
        words: changeWords(value, unit),
        more: "",
        strong: false,
      })),
      {
        label: end,
        bar: { from: base, to: final, look: "dot" },
        words: amountWords(final, unit),
        more: "",
        strong: true,
      },
    ];
    const { lines, bottom, x, row } = rowBars(rows, low, high, top);
    const ties = (changes.length === 0 ? [] : levels).map((level, index) => {
      const y = top + index * row;
      return element("line", { class: "tie", x1: x(level), x2: x(level), y1: y + row - 6, y2: y + row + 6 });
    });
    if (!cut) return { lines: [...lines, ...ties], bottom };
    const note = element(
      "text",
      { class: "dim", x: EDGE, y: bottom + 20 },
      "Bars begin above zero, to show the changes",
    );
    return { lines: [...lines, ...ties, note], bottom: bottom + 24 };
  });
}

/** From zero, unless the changes would be too small to see. */
function reach(levels: readonly number[]): { readonly low: number; readonly high: number; readonly cut: boolean } {
  const [least, most] = [Math.min(...levels), Math.max(...levels)];
  const span = most - least;
  if (least > 0 && span > 0 && span < most * 0.25)
    return { low: Math.max(0, least - span * 0.4), high: most, cut: true };
  return { low: Math.min(0, least), high: Math.max(0, most), cut: false };
}
