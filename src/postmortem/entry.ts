/** One visible thing of a document: a heading, an item of a list, a row of a table, a paragraph, a piece of code. */
export type Entry = {
  readonly kind: "heading" | "item" | "row" | "text" | "code" | "marker";
  /** Counted from 1. */
  readonly line: number;
  /** Level of a heading; indentation of an item. */
  readonly depth: number;
  /** As a reader sees it, without marks of emphasis, code and links; further lines of it after `\n`. For a marker: the section it names. */
  readonly text: string;
  /** What it begins with in bold, without colon or full stop; empty where nothing is. */
  readonly lead: string;
  /** Cells of a row. */
  readonly cells: readonly string[];
  /** Whether a row is the head of its table. */
  readonly head: boolean;
  /** Whether an item is numbered. */
  readonly numbered: boolean;
};
