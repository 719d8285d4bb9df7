/** A line of a document: from `start` to `end` without its line end, which reaches to `next`. */
export type Line = { readonly text: string; readonly start: number; readonly end: number; readonly next: number };

/** The lines of a document, whatever their line ends; a document that ends with a line end has no empty line after it. */
export function linesOf(document: string): readonly Line[] {
  return [...document.matchAll(/([^\r\n]*)(\r\n|\n|\r|$)/g)]
    .filter((match) => match[0] !== "")
    .map((match) => {
      const text = match[1] ?? "";
      const end = match.index + text.length;
      return { text, start: match.index, end, next: match.index + match[0].length };
    });
}

/** The line end that a document uses: that of its first line. */
export function lineEndOf(document: string): string {
  return /\r\n|\n|\r/.exec(document)?.[0] ?? "\n";
}

/** What must be put between a document and a new block after it, so that an empty line parts them. */
export function gapAfter(document: string): string {
  const lines = linesOf(document);
  const last = lines.at(-1);
  if (last === undefined) return "";
  const end = lineEndOf(document);
  const ended = last.next > last.end;
  if (last.text.trim() === "") return ended ? "" : end;
  return ended ? end : end + end;
}
