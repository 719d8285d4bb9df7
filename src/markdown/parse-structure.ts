import type { Nodes, Root } from "mdast";
import {
  type CompileContext,
  type Extension as TreeExtension,
  fromMarkdown,
  type Token,
} from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { tame } from "./tame.ts";

type SyntaxExtension = ReturnType<typeof gfm>;

/** Syntax besides GitHub's, and what becomes of it in the tree. */
export type MoreSyntax = { readonly syntax: readonly SyntaxExtension[]; readonly tree: readonly TreeExtension[] };

/** The blocks of a document with the code and HTML in their text, at its source offsets. Links, emphasis and footnotes stay text: nobody needs them here, and hostile ones cost minutes. */
export function parseStructure(document: string, more: MoreSyntax = { syntax: [], tree: [] }): Root {
  const root = fromMarkdown(tame(document), {
    extensions: [gfm(), ignored, ...more.syntax],
    mdastExtensions: [...trees, checks, ...more.tree],
  });
  // The parser leaves a byte order mark out of its counting.
  if (document.startsWith("\uFEFF")) for (const { node } of nodesOf(root)) shift(node, 1);
  return root;
}

/** A node and what it stands in, outermost first. */
export type Found = { readonly node: Nodes; readonly parents: readonly Nodes[] };

/** Every node of a tree in the order of the document, each after its parent; hostile depth does no harm. */
export function nodesOf(root: Nodes): readonly Found[] {
  const found: Found[] = [];
  const waiting: Found[] = [{ node: root, parents: [] }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    found.push(next);
    if (!("children" in next.node)) continue;
    const parents = [...next.parents, next.node];
    for (const node of next.node.children.toReversed()) waiting.push({ node, parents });
  }
  return found;
}

/** Where a node begins and ends in the source, and its first line counted from 1. */
export function spanOf({ position }: Nodes): { readonly start: number; readonly end: number; readonly line: number } {
  return { start: position?.start.offset ?? 0, end: position?.end.offset ?? 0, line: position?.start.line ?? 1 };
}

const ignored: SyntaxExtension = {
  disable: {
    null: [
      "attention",
      "strikethrough",
      "labelStartLink",
      "labelStartImage",
      "labelEnd",
      "gfmPotentialFootnoteCall",
      "gfmFootnoteCall",
      "gfmFootnoteDefinition",
      "emailAutolink",
      "protocolAutolink",
      "wwwAutolink",
    ],
  },
};

/** Without the search for addresses in finished text, which takes a tenth of the time and finds what is text here anyway. */
const trees: readonly TreeExtension[] = gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] }));

/** The library expects that a check is in an item; after an empty item it may stand in a paragraph outside. */
const checks: TreeExtension = {
  exit: { taskListCheckValueChecked: noteCheck, taskListCheckValueUnchecked: noteCheck },
};

function noteCheck(this: CompileContext, token: Token): undefined {
  const item = this.stack.at(-2);
  if (item?.type === "listItem") item.checked = this.sliceSerialize(token).toLowerCase() === "x";
}

function shift({ position }: Nodes, by: number): void {
  if (position === undefined) return;
  position.start = { ...position.start, offset: (position.start.offset ?? 0) + by };
  position.end = { ...position.end, offset: (position.end.offset ?? 0) + by };
}
