import { oneLine } from "../../markdown/one-line.ts";
import { cutText } from "../../markdown/cut-text.ts";
import { styleOf } from "./style.ts";
import { element } from "./svg.ts";
import { wrapText } from "./text-width.ts";

/** As wide as every picture is: shown whole on a phone its texts are still eleven pixels high. */
export const WIDTH = 480;

/** What is free between the card's edge and everything in it. */
export const EDGE = 16;

/** What a chart draws below its title: elements, one a line, and where they end. */
export type Drawing = { readonly lines: readonly string[]; readonly bottom: number };

/** A whole SVG file: a card with title and note that reads well on any ground, then what `draw` draws from `top` on. */
export function frame(
  head: { readonly title: string; readonly note: string | undefined; readonly said: string },
  draw: (top: number) => Drawing,
): string {
  const titles = wrapText(head.title, 17, WIDTH - 2 * EDGE, 2, true);
  const notes = wrapText(head.note ?? "", 14, WIDTH - 2 * EDGE, 2);
  let y = 12;
  const words = [
    ...titles.map((text) => element("text", { class: "title", x: EDGE, y: (y += 21) }, text)),
    ...notes.map((text) => element("text", { class: "dim", x: EDGE, y: (y += 20) }, text)),
  ];
  const { lines, bottom } = draw(y + 10);
  const height = Math.ceil(bottom + EDGE);
  const card = element("rect", { class: "card", x: 0.5, y: 0.5, width: WIDTH - 1, height: height - 1, rx: 8 });
  const body = [card, ...words, ...lines];
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img">`,
    element("title", {}, cutText(oneLine(head.title), 500)),
    element("desc", {}, cutText(oneLine(head.said), 2000)),
    ...styleOf(classesIn(body)),
    ...body,
    "</svg>",
  ].join("\n")}\n`;
}

function classesIn(lines: readonly string[]): ReadonlySet<string> {
  const written = new Set<string>();
  for (const line of lines) {
    const from = line.indexOf(CLASS);
    if (from > 0) written.add(line.slice(from + CLASS.length, line.indexOf('"', from + CLASS.length)));
  }
  return new Set([...written].flatMap((classes) => classes.split(" ")));
}

/** How the first attribute begins where there is a class; a text cannot hold it, since its quotes are escaped. */
const CLASS = ' class="';
