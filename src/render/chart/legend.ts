import { type Drawing, EDGE, WIDTH } from "./frame.ts";
import { element } from "./svg.ts";
import { fitText, textWidth } from "./text-width.ts";

/** What a mark of the picture means. */
export type LegendEntry = { readonly mark: readonly Mark[]; readonly text: string };

/** A part of the small picture before the words, in the classes of the chart. */
export type Mark = { readonly shape: "box" | "line" | "dot"; readonly look: string };

/** One entry with one mark, or none. */
export function entryIf(holds: boolean, shape: Mark["shape"], look: string, text: string): readonly LegendEntry[] {
  return holds ? [{ mark: [{ shape, look }], text }] : [];
}

/** The entries from `top` on, one after another, on as many lines as they need. */
export function legend(entries: readonly LegendEntry[], top: number): Drawing {
  const lines: string[] = [];
  let [x, y] = [EDGE, top + 8];
  for (const { mark, text } of entries) {
    const shown = fitText(text, 14, WIDTH - 2 * EDGE - 28);
    const width = 26 + textWidth(shown, 14);
    if (x > EDGE && x + width > WIDTH - EDGE) [x, y] = [EDGE, y + 22];
    for (const one of mark) lines.push(drawn(one, x, y));
    lines.push(element("text", { class: "text", x: x + 26, y: y + 5 }, shown));
    x += width + 18;
  }
  return { lines, bottom: entries.length === 0 ? top : y + 12 };
}

function drawn({ shape, look }: Mark, x: number, y: number): string {
  if (shape === "line") return element("line", { class: look, x1: x, x2: x + 20, y1: y, y2: y });
  if (shape === "dot") return element("circle", { class: look, cx: x + 10, cy: y, r: 4 });
  return element("rect", { class: look, x, y: y - 7, width: 20, height: 14, rx: 2 });
}
