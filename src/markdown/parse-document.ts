import type { Root } from "mdast";
import { frontmatterFromMarkdown } from "mdast-util-frontmatter";
import { frontmatter } from "micromark-extension-frontmatter";
import { type MoreSyntax, parseStructure } from "./parse-structure.ts";

/** The blocks of a file, which may begin with front matter. */
export function parseDocument(document: string, more: MoreSyntax = { syntax: [], tree: [] }): Root {
  return parseStructure(document, {
    syntax: [frontmatter(), ...more.syntax],
    tree: [frontmatterFromMarkdown(), ...more.tree],
  });
}
