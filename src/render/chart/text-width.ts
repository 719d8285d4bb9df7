import { oneLine } from "../../markdown/one-line.ts";

/** Widths in hundredths of the font size, on the wide side of the fonts systems bring; whoever reads has one of them, and we do not know which. */
const CLASSES: readonly (readonly [RegExp, number])[] = [
  [/\p{M}|\u200D|\uFE0F/u, 0],
  [/[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60]|\p{Extended_Pictographic}/u, 120],
  [/[ijlI.,:;'|!·]/, 31],
  [/[ \u00a0ftr()[\]/\\"-]/, 38],
  [/[W@—]/, 104],
  [/[mwM%]/, 98],
  [/[A-Z&OQ…]/, 76],
  [/[a-z0-9]/, 61],
];

/** About as wide as the text is at that size, never much less: what is measured with it is not cut off. */
export function textWidth(text: string, size: number, bold = false): number {
  let hundredths = 0;
  for (const character of text) hundredths += ASCII[character.codePointAt(0) ?? 0] ?? widthOf(character);
  return (hundredths * size * (bold ? 1.08 : 1)) / 100;
}

function widthOf(character: string): number {
  return CLASSES.find(([found]) => found.test(character))?.[1] ?? 80;
}

/** Looked up, since nearly everything is of these. */
const ASCII: readonly number[] = Array.from({ length: 128 }, (_, code) => widthOf(String.fromCharCode(code)));

/** The foreign text on one line no wider than that, with `…` where something was cut off. */
export function fitText(foreign: string, size: number, width: number, bold = false): string {
  const [line = ""] = wrapText(foreign, size, width, 1, bold);
  return line;
}

/** The foreign text in at most so many lines no wider than that, broken between words where there are any. */
export function wrapText(foreign: string, size: number, width: number, most: number, bold = false): readonly string[] {
  const fits = (text: string): boolean => textWidth(text, size, bold) <= width;
  const lines: string[] = [];
  let rest = PLAIN.test(foreign) ? foreign : oneLine(foreign);
  while (rest !== "" && lines.length < most) {
    if (fits(rest)) return [...lines, rest];
    const last = lines.length === most - 1;
    const end = longestStart(rest, (start) => fits(last ? `${start}…` : start));
    const space = rest.lastIndexOf(" ", end);
    const cut = !last && space > end / 2 ? space : end;
    lines.push(last ? `${rest.slice(0, cut).trimEnd()}…` : rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut).trimStart();
  }
  return lines;
}

/** One line already. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** How long the longest beginning is that still fits; one character at least, else nothing would ever end. */
function longestStart(text: string, fits: (start: string) => boolean): number {
  let end = 0;
  for (const { index, segment } of graphemes.segment(text.slice(0, 400))) {
    if (end > 0 && !fits(text.slice(0, index + segment.length))) return end;
    end = index + segment.length;
  }
  return end;
}
