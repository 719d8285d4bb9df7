import { oneLine } from "../markdown/one-line.ts";

/** A table for a terminal: columns as wide as their widest cell, two blanks between, nothing at line ends. */
export function textTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const clean = [head, ...rows].map((row) => row.map(oneLine));
  const widths = head.map((_, column) => Math.max(...clean.map((row) => widthOf(row[column] ?? ""))));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - widthOf(cell)))
      .join("  ")
      .trimEnd();
  return clean.map(line).join("\n");
}

/** Columns a text takes on a terminal, near enough: wide characters of East Asia and emoji take two. */
function widthOf(text: string): number {
  let width = 0;
  for (const char of text)
    width += /\p{M}|\u200D/u.test(char)
      ? 0
      : /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60]|\p{Emoji_Presentation}/u.test(
            char,
          )
        ? 2
        : 1;
  return width;
}
