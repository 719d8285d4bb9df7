import type { Nodes } from "mdast";
import { type Found, spanOf } from "./parse-structure.ts";

/** A stretch of a source text, `end` excluded. */
export type Stretch = { readonly start: number; readonly end: number };

/** A `{name}` in a template. */
export type Variable = Stretch & { readonly name: string };

/** Every `{name}` of a source outside the stretches given; `\{name}` and `{{name}}` are none. */
export function variablesOf(source: string, except: readonly Stretch[]): readonly Variable[] {
  return [...source.matchAll(/(?<![\\{])((?:\\\\)*)\{([A-Za-z][A-Za-z0-9_-]*)\}(?!\})/g)].flatMap((match) => {
    const start = match.index + (match[1] ?? "").length;
    const end = match.index + match[0].length;
    return except.some((stretch) => stretch.start < end && start < stretch.end)
      ? []
      : [{ start, end, name: match[2] ?? "" }];
  });
}

/** Where nothing is filled in: code, front matter and comments. */
export function verbatimStretches(source: string, found: readonly Found[]): readonly Stretch[] {
  return found.flatMap(({ node }) => {
    if (node.type === "code" || node.type === "inlineCode" || node.type === "yaml") return [spanOf(node)];
    return node.type === "html" ? stretchesOf(source, node, /<!--[\s\S]*?(?:-->|$)/g) : [];
  });
}

/** The HTML tags, in which text made safe for Markdown is not safe. */
export function tagStretches(source: string, found: readonly Found[]): readonly Stretch[] {
  return found.flatMap(({ node }) =>
    node.type === "html" ? stretchesOf(source, node, /<[A-Za-z/][^>]*(?:>|$)/g) : [],
  );
}

function stretchesOf(source: string, node: Nodes, pattern: RegExp): readonly Stretch[] {
  const { start, end } = spanOf(node);
  return [...source.slice(start, end).matchAll(pattern)].map((match) => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
  }));
}
