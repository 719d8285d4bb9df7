import { linesOf } from "../markdown/lines.ts";
import type { Entry } from "./entry.ts";
import { plainText } from "./plain-text.ts";
import { withoutComments } from "./without-comments.ts";

/** A line of a table whose dashes do not fit its head, so that GitHub shows no table. */
export type BrokenTable = { readonly line: number; readonly columns: number; readonly dashes: number };

/** The visible things of a document from a line on, in order. Reads line by line: the whole parser takes six times as long as an author would wait for. */
export function readEntries(
  document: string,
  from: number,
): { readonly entries: readonly Entry[]; readonly broken: readonly BrokenTable[] } {
  const reader = new Reader();
  for (const [index, { text }] of linesOf(document).entries())
    if (index >= from - 1) reader.read(text.slice(0, LONGEST), index + 1);
  return { entries: reader.entries(), broken: reader.broken };
}

/** Longer lines are read only so far: nobody writes them. */
const LONGEST = 4000;

const HEADING = /^ {0,3}(#{1,6})(?:[ \t]+(.*))?$/;
const UNDERLINE = /^ {0,3}(?:=+|-{2,})[ \t]*$/;
const RULE = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const ITEM = /^([ \t]*)(?:[-*+]|(\d{1,9})[.)])(?:[ \t]+(.*)|$)/;
const DASHES = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
const FENCE = /^[ \t]*(`{3,}|~{3,})/;

/** A line that begins something of its own, though GitHub puts it into one paragraph with the line before. */
const BEGINS =
  /^[ \t]*(?:(?:\*\*|__)[^*_]{1,80}(?:\*\*|__)|\p{Lu}[\p{L} ]{1,30}:\s|\d{1,2}:\d{2}(?!\d)|\d{4}-\d{2}-\d{2})/u;

/** Nothing but tags that fold, divide or space. */
const MARKUP = /^\s*(?:<\/?(?:details|summary|br|hr|p|div|center)(?:\s[^<>]*)?\/?>\s*)+$/i;

/** An entry whose lines are still being read. */
type Growing = Omit<Entry, "text"> & { readonly lines: string[] };

class Reader {
  readonly broken: BrokenTable[] = [];
  readonly #entries: Growing[] = [];
  /** The fence of the code we are in. */
  #fence: string | undefined;
  /** Whether we are in a comment. */
  #hidden = false;
  /** Whether the line before belongs to the last entry, so that this one may go on with it. */
  #open = false;
  #inTable = false;
  /** The line before, as it was written. */
  #before = "";

  entries(): readonly Entry[] {
    return this.#entries.map(({ lines, ...entry }) => ({ ...entry, text: lines.join("\n").trimEnd() }));
  }

  read(raw: string, line: number): void {
    if (this.#fence !== undefined) {
      if (closes(raw, this.#fence)) this.#fence = undefined;
      return;
    }
    const { text: visible, hidden, sections } = withoutComments(raw, this.#hidden);
    this.#hidden = hidden;
    for (const section of sections) this.#add({ kind: "marker", line, lines: [section] });
    const text = visible.replace(/^(?:[ \t]{0,3}>[ \t]?)+/, "");
    if (text.trim() === "" || MARKUP.test(text)) this.#readBlank(raw);
    else this.#readBlock(text, line);
    this.#before = text;
  }

  /** A comment within a paragraph does not end it. */
  #readBlank(raw: string): void {
    if (raw.trim() === "") this.#end();
  }

  #end(): void {
    this.#open = false;
    this.#inTable = false;
  }

  #readBlock(text: string, line: number): void {
    const fence = FENCE.exec(text)?.[1];
    const heading = HEADING.exec(text);
    const last = this.#entries.at(-1);
    if (fence !== undefined) {
      this.#fence = fence;
      this.#add({ kind: "code", line, lines: ["code"] });
      this.#end();
    } else if (heading !== null) {
      const title = plainText((heading[2] ?? "").replace(/(?:^|[ \t]+)#+[ \t]*$/, ""));
      this.#add({ kind: "heading", line, depth: heading[1]?.length ?? 1, lines: [title] });
      this.#end();
    } else if (this.#open && last?.kind === "text" && last.lines.length === 1 && UNDERLINE.test(text)) {
      this.#entries[this.#entries.length - 1] = { ...last, kind: "heading", depth: text.includes("=") ? 1 : 2 };
      this.#end();
    } else if (this.#open && !this.#inTable && text.includes("|") && this.#before.includes("|") && DASHES.test(text))
      this.#beginTable(text, line);
    else if (RULE.test(text)) this.#end();
    else this.#readText(text, line, last);
  }

  #beginTable(text: string, line: number): void {
    const cells = cellsOf(this.#before);
    const dashes = cellsOf(text).length;
    // The head was taken for a line of text.
    const last = this.#entries.at(-1);
    if (last !== undefined && last.lines.length > 1) last.lines.pop();
    else this.#entries.pop();
    this.#add({ kind: "row", line: line - 1, cells, head: true, lines: [cells.join(" | ")] });
    if (cells.length !== dashes) this.broken.push({ line, columns: cells.length, dashes });
    this.#inTable = true;
  }

  #readText(text: string, line: number, last: Growing | undefined): void {
    const item = ITEM.exec(text);
    if (this.#inTable && item === null) {
      const cells = cellsOf(text);
      this.#add({ kind: "row", line, cells, lines: [cells.filter((cell) => cell !== "").join(" | ")] });
      return;
    }
    this.#inTable = false;
    const goesOn = this.#open && (last?.kind === "text" || last?.kind === "item") && !BEGINS.test(text);
    if (item !== null) {
      const said = (item[3] ?? "").replace(/^\[[ \txX]\](?=[ \t]|$)/, "").trim();
      const depth = (item[1] ?? "").replaceAll("\t", "    ").length;
      this.#add({
        kind: "item",
        line,
        depth,
        numbered: item[2] !== undefined,
        lead: leadOf(said),
        lines: [plainText(said)],
      });
    } else if (goesOn) {
      while (last.lines.length < line - last.line) last.lines.push("");
      last.lines.push(plainText(text));
    } else this.#add({ kind: "text", line, lead: leadOf(text.trim()), lines: [plainText(text)] });
    this.#open = true;
  }

  #add(parts: Partial<Growing> & Pick<Growing, "kind" | "line" | "lines">): void {
    this.#entries.push({ depth: 0, lead: "", cells: [], head: false, numbered: false, ...parts });
  }
}

function closes(raw: string, fence: string): boolean {
  const run = raw.trim();
  return run.length >= fence.length && run === fence.charAt(0).repeat(run.length);
}

/** The bold words at the start of a line. */
function leadOf(source: string): string {
  const bold = /^(?:\*\*|__)([^*_]{1,120})(?:\*\*|__)/.exec(source)?.[1] ?? "";
  return plainText(bold).replace(/[\s:.?!–—-]+$/, "");
}

/** The cells of a row; a pipe that is escaped divides nothing. */
function cellsOf(row: string): readonly string[] {
  const cells = row
    .trim()
    .replace(/^\|/, "")
    .replace(/(?<!\\)\|$/, "")
    .split(/(?<!\\)\|/);
  return cells.map((cell) => plainText(cell));
}
