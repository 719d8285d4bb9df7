import type { Position } from "./located.ts";

/** The lines of a text, to turn offsets into places people can go to. */
export type TextLines = { readonly lines: readonly string[]; readonly at: (offset: number) => Position };

/** Reads the lines of a text; every offset, even one outside the text, becomes a place inside it. */
export function textLines(file: string, text: string): TextLines {
  const lines = text.split(/\r\n|\n|\r/);
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  const at = (offset: number): Position => {
    const inside = Math.max(0, Math.min(offset, text.length));
    let low = 0;
    for (let high = starts.length - 1; low < high;) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= inside) low = middle;
      else high = middle - 1;
    }
    const column = Math.min(inside - (starts[low] ?? 0), (lines[low] ?? "").length) + 1;
    return { file, line: low + 1, column };
  };
  return { lines, at };
}
