import type { Nodes, Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";

/** The document as GitHub would structure it. */
export function parse(document: string): Root {
  return fromMarkdown(document, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

/** The types of a tree, `root(paragraph(text))`, so that structures compare as text. */
export function shape(node: Nodes): string {
  return "children" in node ? `${node.type}(${node.children.map(shape).join(" ")})` : node.type;
}

/** The texts of a tree, one for each leaf, code included. */
export function textsOf(node: Nodes): readonly string[] {
  if ("children" in node) return node.children.flatMap(textsOf);
  return "value" in node ? [node.value] : [];
}
