import { amountWords } from "../../metrics/amount-words.ts";
import { counted } from "../counted.ts";
import type { Point, UptimeStrip } from "./chart.ts";
import { emptyDrawing } from "./empty-drawing.ts";
import { type Drawing, EDGE, frame, WIDTH } from "./frame.ts";
import { entryIf, legend } from "./legend.ts";
import { isKnown } from "./series.ts";
import { element } from "./svg.ts";
import { fitText, textWidth } from "./text-width.ts";

/** Most days and services that are drawn, the newest days; the table has them all. */
const MOST = { days: 120, rows: 15 };

/** One cell a day and one row a service; worse days are not only of another colour but taller. */
export function drawUptime(chart: UptimeStrip): string {
  const rows = chart.rows.slice(0, MOST.rows).map((row) => ({ ...row, days: row.days.slice(-MOST.days) }));
  const count = Math.max(0, ...rows.map(({ days }) => days.length));
  const looks = new Set(rows.flatMap(({ days }) => days.map(({ value }) => lookOf(value, chart))));
  return frame({ ...chart, said: saidOf(chart) }, (top): Drawing => {
    if (count === 0) return emptyDrawing(top);
    const key = legend(
      [
        ...entryIf(looks.has("good"), "box", "good", `≥ ${amountWords(chart.good, "percent")}`),
        ...entryIf(looks.has("fair"), "box", "fair", `≥ ${amountWords(chart.bad, "percent")}`),
        ...entryIf(looks.has("bad"), "box", "bad", `< ${amountWords(chart.bad, "percent")}`),
        ...entryIf(looks.has("gap"), "box", "gap", "no data"),
      ],
      top,
    );
    const slot = (WIDTH - 2 * EDGE) / count;
    const strips = rows.flatMap(({ label, days, total }, index) => {
      const y = key.bottom + 4 + index * ROW;
      const share = isKnown(total) ? amountWords(total, "percent") : "no data";
      const recorded = recordedOf(days);
      const words =
        recorded === days.length || recorded === 0 ? share : `${counted(recorded, "recorded day")}: ${share}`;
      return [
        element(
          "text",
          { class: "text", x: EDGE, y: y + 17 },
          fitText(label, 14, WIDTH - 2 * EDGE - textWidth(words, 14, true) - 16),
        ),
        element("text", { class: "count end", x: WIDTH - EDGE, y: y + 17 }, words),
        ...days.map(({ value }, day) => {
          const look = lookOf(value, chart);
          const more = look === "bad" ? 4 : look === "fair" ? 2 : 0;
          const x = EDGE + (count - days.length + day) * slot;
          const width = Math.max(0.8, slot - (slot > 4 ? 1.2 : 0.4));
          return element("rect", {
            class: look,
            x,
            y: y + 28 - more,
            width,
            height: 20 + 2 * more,
            rx: slot > 4 ? 1.5 : undefined,
          });
        }),
      ];
    });
    const bottom = key.bottom + 4 + rows.length * ROW;
    const longest = rows.find(({ days }) => days.length === count)?.days ?? [];
    const [first, last] = [longest[0]?.label ?? "", longest.at(-1)?.label ?? ""].map((text) => fitText(text, 14, 200));
    return {
      lines: [
        ...key.lines,
        ...strips,
        element("text", { class: "dim", x: EDGE, y: bottom + 12 }, first),
        ...(count > 1 ? [element("text", { class: "dim end", x: WIDTH - EDGE, y: bottom + 12 }, last)] : []),
      ],
      bottom: bottom + 16,
    };
  });
}

const ROW = 58;

function lookOf(value: number | undefined, { good, bad }: UptimeStrip): "good" | "fair" | "bad" | "gap" {
  if (!isKnown(value)) return "gap";
  return value >= good ? "good" : value >= bad ? "fair" : "bad";
}

function recordedOf(days: readonly Point[]): number {
  return days.filter(({ value }) => isKnown(value)).length;
}

function saidOf(chart: UptimeStrip): string {
  return (
    chart.rows
      .map(({ label, days, total }) => {
        const worse = days.filter(({ value }) => ["fair", "bad"].includes(lookOf(value, chart))).length;
        const words = isKnown(total) ? amountWords(total, "percent") : "no data";
        const recorded = recordedOf(days);
        const over = recorded === days.length ? `${recorded} days` : `${recorded} recorded of ${days.length} days`;
        return `${label}: ${words} over ${over}, ${worse} of them under ${amountWords(chart.good, "percent")}.`;
      })
      .join(" ") || "There is no data."
  );
}
