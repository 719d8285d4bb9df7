import type { Nodes } from "mdast";
import { type ContainerDirective, directiveFromMarkdown, type LeafDirective } from "mdast-util-directive";
import { directive } from "micromark-extension-directive";
import { linesOf } from "./lines.ts";
import { type MoreSyntax, spanOf } from "./parse-structure.ts";
import type { Stretch } from "./variable.ts";

/** One use of a directive in a template. */
export type DirectiveUse = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** What stands in a container, filled in; empty for a leaf. */
  readonly content: string;
  /** Counted from 1. */
  readonly line: number;
};

/** Leaf and container directives; text directives would eat "LTV:CAC". */
export const blockDirectives: MoreSyntax = {
  syntax: [{ flow: directive().flow ?? {} }],
  tree: [directiveFromMarkdown()],
};

/** A directive as it stands in its source: whole lines without the last line end, and what its fences hold. */
export type WrittenDirective = Stretch & {
  readonly node: LeafDirective | ContainerDirective;
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly line: number;
  readonly content: Stretch;
  /** Its lines of colons. */
  readonly fences: readonly Stretch[];
  /** Whether a container has its closing line. */
  readonly closed: boolean;
  readonly labelled: boolean;
};

/** Whether a node is a directive that may stand in a template. */
export function isDirective(node: Nodes): node is LeafDirective | ContainerDirective {
  return node.type === "leafDirective" || node.type === "containerDirective";
}

/** Where a directive and its parts stand in the source. */
export function writtenDirective(source: string, node: LeafDirective | ContainerDirective): WrittenDirective {
  const { start, end, line } = spanOf(node);
  const lines = linesOf(source.slice(start, end)).map((one) => ({
    ...one,
    start: start + one.start,
    end: start + one.end,
    next: start + one.next,
  }));
  const [opening] = lines;
  const last = lines.at(-1);
  const colons = /^:+/.exec(opening?.text ?? "")?.[0].length ?? 0;
  const closing = /^[ \t]*(:+)[ \t]*$/.exec(last?.text ?? "")?.[1]?.length ?? 0;
  const closed = node.type === "leafDirective" || (lines.length > 1 && closing >= colons);
  const before = lines.at(-2);
  const inside =
    lines.length > 2 && closed ? { start: opening?.next ?? end, end: before?.end ?? end } : { start: end, end };
  return {
    node,
    start: start - (/[ \t]*$/.exec(source.slice(Math.max(0, start - 3), start))?.[0].length ?? 0),
    end,
    line,
    name: node.name,
    attributes: Object.fromEntries(Object.entries(node.attributes ?? {}).map(([name, value]) => [name, value ?? ""])),
    content: inside,
    fences: [opening, last].flatMap((fence) => (fence === undefined ? [] : [{ start: fence.start, end: fence.end }])),
    closed,
    labelled: node.type === "leafDirective" ? node.children.length > 0 : node.children.some(isLabel),
  };
}

function isLabel(node: Nodes): boolean {
  return node.type === "paragraph" && node.data !== undefined && "directiveLabel" in node.data;
}
