import type { ListItem } from "mdast";
import { readWord, writeWord } from "./marker-word.ts";
import { nodesOf, parseStructure, spanOf } from "./parse-structure.ts";

/** A box that people tick. */
export type Box = {
  /** The hidden id, undefined where a person wrote the box. */
  readonly id: string | undefined;
  /** Its Markdown source on one line, without the hidden id. */
  readonly text: string;
  readonly checked: boolean;
  /** Offset of its `[`. */
  readonly start: number;
  /** Offset after its text; items below it are not part of it. */
  readonly end: number;
};

/** Every box of a body, in order; what stands in code, comments or quotes is none. */
export function readBoxes(body: string): readonly Box[] {
  // Most texts have none, and parsing takes a while.
  if (!/\[[ \txX]\]/.test(body)) return [];
  return nodesOf(parseStructure(body)).flatMap(({ node, parents }) => {
    if (node.type !== "listItem" || typeof node.checked !== "boolean") return [];
    const bullet = /^(?:[-*+]|\d{1,9}[.)])\s*(?=\[[ \txX]\])/.exec(body.slice(spanOf(node).start, spanOf(node).end));
    const quoted = parents.some((parent) => parent.type === "blockquote");
    return bullet === null || quoted ? [] : [readBox(body, node, spanOf(node).start + bullet[0].length)];
  });
}

/** The line of a box: `- [ ] text <!-- box:ID -->`. The text is Markdown source. */
export function writeBox(box: { readonly id: string; readonly text: string; readonly checked?: boolean }): string {
  // GitHub takes no box for one whose text begins with a parenthesis.
  const text = oneRow(box.text).replace(/^\(/, "\\(");
  const line = (source: string) =>
    ["- [", box.checked === true ? "x" : " ", "] ", source, source && " ", `<!-- box:${writeWord(box.id)} -->`].join(
      "",
    );
  const swallowed = text.includes("<") && readBoxes(line(text))[0]?.id !== box.id.toWellFormed();
  return line(swallowed ? text.replaceAll("<", "&lt;") : text);
}

/** The body with every box of that id ticked or not; each other byte stays. */
export function tickBox(body: string, id: string, checked: boolean): string {
  return readBoxes(body)
    .filter((box) => box.id === id && box.checked !== checked)
    .reduce((text, { start }) => `${text.slice(0, start + 1)}${checked ? "x" : " "}${text.slice(start + 2)}`, body);
}

function readBox(body: string, item: ListItem, start: number): Box {
  const paragraph = item.children.find((child) => child.type === "paragraph");
  const end = paragraph === undefined ? start + 3 : spanOf(paragraph).end;
  let id: string | undefined;
  let text = "";
  let copied = start + 3;
  for (const { node } of paragraph === undefined ? [] : nodesOf(paragraph)) {
    const word = node.type === "html" ? /^<!--\s*box:(\S+)\s*-->$/.exec(node.value)?.[1] : undefined;
    if (word === undefined) continue;
    id = readWord(word) ?? id;
    text += body.slice(copied, spanOf(node).start);
    copied = spanOf(node).end;
  }
  return { id, text: oneRow(text + body.slice(copied, end)), checked: item.checked === true, start, end };
}

/** On one line; a line break made with a backslash goes with its line end. */
function oneRow(source: string): string {
  return source.replace(/(?:(?<!\\)\\)?[ \t]*(?:\r\n|\n|\r)[ \t]*/g, " ").trim();
}
