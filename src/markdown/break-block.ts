import type { Nodes } from "mdast";
import { InputError } from "../errors.ts";
import { lineEndOf, linesOf } from "./lines.ts";
import { spanOf } from "./parse-structure.ts";

/** A block that is too long, in parts of at most `limit` characters that are blocks of its kind: between items, rows or lines, and only within a line where one is too long itself. */
export function breakBlock(source: string, node: Nodes, limit: number): readonly string[] {
  const lineEnd = lineEndOf(source);
  const { open, close, rows } = partsOf(source, node);
  const whole = (text: string) => [...open, text, ...close].join(lineEnd);
  const room = limit - whole("").length;
  // A header that fills most of a part is not worth repeating.
  if (room < limit / 4)
    return pack(
      linesOf(source).map((line) => line.text),
      limit,
      lineEnd,
    );
  return pack(rows, room, lineEnd).map(whole);
}

type Parts = { readonly open: readonly string[]; readonly close: readonly string[]; readonly rows: readonly string[] };

function partsOf(source: string, node: Nodes): Parts {
  const lines = linesOf(source).map((line) => line.text);
  const [first = "", second = ""] = lines;
  if (node.type === "table") return { open: [first, second], close: [], rows: lines.slice(2) };
  const fence = /^ {0,3}(`{3,}|~{3,})/.exec(first)?.[1];
  if (node.type === "code" && fence !== undefined) {
    const closed = lines.length > 1 && /^ {0,3}(`{3,}|~{3,})[ \t]*$/.test(lines.at(-1) ?? "");
    return { open: [first], close: [fence], rows: lines.slice(1, closed ? -1 : undefined) };
  }
  const comment = node.type === "html" ? /^\s*<!--([\s\S]*?)-->\s*$/.exec(source)?.[1] : undefined;
  if (comment !== undefined && lines.length > 1) {
    return { open: ["<!--"], close: ["-->"], rows: linesOf(comment).map((line) => line.text) };
  }
  return { open: [], close: [], rows: node.type === "list" ? itemsOf(source, node.children) : lines };
}

function itemsOf(source: string, items: readonly Nodes[]): readonly string[] {
  const indent = source.length - source.trimStart().length;
  const offset = (items[0] === undefined ? 0 : spanOf(items[0]).start) - indent;
  const starts = items.map((item) => source.lastIndexOf("\n", spanOf(item).start - offset) + 1);
  return starts.map((start, index) => source.slice(start, starts[index + 1]).replace(/(?:\r\n|\n|\r)$/, ""));
}

/** Rows together as long as they fit; one that does not fit by itself is cut. */
function pack(rows: readonly string[], room: number, lineEnd: string): readonly string[] {
  const packed: string[] = [];
  let part: string | undefined;
  for (const row of rows.flatMap((one) => fitting(one, room, lineEnd))) {
    const longer: string = part === undefined ? row : part + lineEnd + row;
    if (part !== undefined && longer.length > room) packed.push(part);
    part = longer.length > room ? row : longer;
  }
  return part === undefined ? packed : [...packed, part];
}

function fitting(row: string, room: number, lineEnd: string): readonly string[] {
  if (row.length <= room) return [row];
  const lines = linesOf(row).map((line) => line.text);
  return lines.length > 1 ? pack(lines, room, lineEnd) : cutLine(row, room);
}

/** A line in pieces, at its spaces where it has them, and never inside a comment or a character. */
function cutLine(line: string, room: number): readonly string[] {
  const pieces: string[] = [];
  let rest = line;
  while (rest.length > room) {
    const comment = rest.lastIndexOf("<!--", room - 1);
    const inside = comment >= 0 && rest.indexOf("-->", comment) + 3 > room;
    if (inside && comment === 0)
      throw new InputError(`a hidden line does not fit into ${room} characters: ${rest.slice(0, 40)}…`);
    const most = inside ? comment : room;
    const space = rest.lastIndexOf(" ", most);
    const at = space > 0 ? space : most - (/[\uD800-\uDBFF]/.test(rest.charAt(most - 1)) ? 1 : 0);
    pieces.push(rest.slice(0, at));
    rest = rest.slice(at).trimStart();
  }
  return [...pieces, rest];
}
