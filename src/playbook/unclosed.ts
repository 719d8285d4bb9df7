import { type Document, visit } from "yaml";

/** A quote or bracket that was opened and not closed: where it opens, and how far the text after it is taken for its content. */
export type Unclosed = { readonly start: number; readonly end: number; readonly sign: string };

/** Everything in a document that was opened and not closed, in order of place. */
export function unclosed(document: Document.Parsed, text: string): readonly Unclosed[] {
  const found: Unclosed[] = [];
  const look = (range: readonly [number, number, number] | null | undefined, open: string, close: string): void => {
    if (range === null || range === undefined) return;
    const [start, valueEnd, end] = range;
    if (text[start] !== open || (valueEnd > start + 1 && text[valueEnd - 1] === close)) return;
    found.push({ start, end, sign: open });
  };
  visit(document, {
    Scalar: (_, node) => {
      if (node.type === "QUOTE_DOUBLE") look(node.range, '"', '"');
      if (node.type === "QUOTE_SINGLE") look(node.range, "'", "'");
    },
    Seq: (_, node) => look(node.range, "[", "]"),
    Map: (_, node) => look(node.range, "{", "}"),
  });
  return found.sort((a, b) => a.start - b.start);
}
