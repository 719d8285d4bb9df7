import type { Nodes } from "mdast";
import { InvariantError, type TextProblem } from "../errors.ts";
import { blockDirectives, type DirectiveUse, isDirective, writtenDirective } from "./directive.ts";
import { joinBlocks, type Piece } from "./join-blocks.ts";
import { lineEndOf } from "./lines.ts";
import { parseDocument } from "./parse-document.ts";
import { nodesOf, spanOf } from "./parse-structure.ts";
import { checkTemplate, type Known } from "./check-template.ts";
import { type Stretch, type Variable, variablesOf, verbatimStretches } from "./variable.ts";

/** A template without errors, ready to be filled. */
export type Template = { readonly file: string; readonly lineEnd: string; readonly parts: readonly Part[] };

type Part =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "variable"; readonly name: string }
  | { readonly kind: "directive"; readonly use: Omit<DirectiveUse, "content">; readonly content: readonly Part[] };

/** Reads a template: Markdown with `::name{attributes}`, `:::name{attributes}` to `:::`, and `{name}`. Unknown names are errors, every one of them reported with its line and the nearest valid name. */
export function parseTemplate(
  text: string,
  file: string,
  known: Known,
): { readonly template: Template } | { readonly problems: readonly TextProblem[] } {
  const root = parseDocument(text, blockDirectives);
  const found = nodesOf(root);
  const problems = checkTemplate(text, file, found, known);
  if (problems.length > 0) return { problems };
  const fences = found.flatMap(({ node }) => (isDirective(node) ? writtenDirective(text, node).fences : []));
  const variables = variablesOf(text, [...verbatimStretches(text, found), ...fences]);
  const parts = partsOf(text, { start: 0, end: text.length }, root.children, variables);
  return { template: { file, lineEnd: lineEndOf(text), parts } };
}

/** What a template is filled with. */
export type Filling = {
  /** Markdown source that is safe already. */
  readonly variables: Readonly<Record<string, string>>;
  readonly directive: (use: DirectiveUse) => string | undefined;
};

/** The template with everything put in: variables as they are given, directives as blocks of their own. A directive that gives nothing vanishes with its line; all else keeps its bytes. */
export function fillTemplate(template: Template, filling: Filling): string {
  return fillParts(template, template.parts, filling);
}

function fillParts(template: Template, parts: readonly Part[], filling: Filling): string {
  const pieces = parts.map((part): Piece => {
    if (part.kind === "text") return part;
    if (part.kind === "directive") {
      const content = fillParts(template, part.content, filling);
      return { kind: "block", text: filling.directive({ ...part.use, content }) ?? "" };
    }
    const value = Object.hasOwn(filling.variables, part.name) ? filling.variables[part.name] : undefined;
    if (value === undefined) throw new InvariantError(`${template.file}: no value for {${part.name}}`);
    return { kind: "text", text: value };
  });
  return joinBlocks(pieces, template.lineEnd);
}

/** A document without headings that have nothing under them, down to the next heading of the same or a higher level. Comments and closing tags are nothing, but stay. */
export function dropEmptyHeadings(markdown: string): string {
  if (!mayHoldEmptyHeading(markdown)) return markdown;
  const cuts: Stretch[] = [];
  let next: Nodes | undefined;
  for (const node of parseDocument(markdown).children.toReversed()) {
    if (isNothing(markdown, node)) continue;
    const empty =
      next === undefined || (next.type === "heading" && node.type === "heading" && next.depth <= node.depth);
    if (node.type === "heading" && empty) cuts.unshift(spanOf(node));
    else next = node;
  }
  return joinBlocks(
    cuts
      .flatMap((cut, index): Piece[] => [
        { kind: "text", text: markdown.slice(cuts[index - 1]?.end ?? 0, cut.start).replace(/[ \t]+$/, "") },
        { kind: "block", text: "" },
      ])
      .concat({ kind: "text", text: markdown.slice(cuts.at(-1)?.end ?? 0) }),
    lineEndOf(markdown),
  );
}

/** Whether it is worth parsing a document for them, which takes long: false only where no line that could be a heading is followed by one of its level or higher, or by the end. */
function mayHoldEmptyHeading(markdown: string): boolean {
  // Underlined headings, and definitions over several lines, are not told from other text by a look at lines.
  if (/^ {0,3}(?:=+|-+)[ \t]*$|^ {0,3}\[[^\]]*\]:/m.test(markdown)) return true;
  const something = markdown
    .replace(/<!--[\s\S]*?-->|<\/[A-Za-z][^>]*>/g, (nothing) => (nothing.includes("almanac:begin") ? nothing : ""))
    .split(/[\r\n]+/)
    .filter((line) => line.trim() !== "");
  const depths = something.map((line) => /^ {0,3}(#{1,6})(?:[ \t]|$)/.exec(line)?.[1]?.length);
  return depths.some((depth, index) => {
    if (depth === undefined) return false;
    const next = depths[index + 1];
    return index === depths.length - 1 || (next !== undefined && next <= depth);
  });
}

function isNothing(markdown: string, node: Nodes): boolean {
  if (node.type !== "html") return node.type === "definition";
  const source = markdown.slice(spanOf(node).start, spanOf(node).end);
  return !source.includes("almanac:begin") && /^(?:\s|<!--[\s\S]*?-->|<\/[A-Za-z][^>]*>)*$/.test(source);
}

/** A stretch of a template as text, variables, and the directives among the nodes that stand in it. */
function partsOf(
  text: string,
  stretch: Stretch,
  nodes: readonly Nodes[],
  variables: readonly Variable[],
): readonly Part[] {
  const parts: Part[] = [];
  let from = stretch.start;
  for (const node of nodes) {
    if (!isDirective(node)) continue;
    const { start, end, name, attributes, line, content } = writtenDirective(text, node);
    parts.push(...proseOf(text, { start: from, end: start }, variables));
    parts.push({
      kind: "directive",
      use: { name, attributes, line },
      content: partsOf(text, content, node.children, variables),
    });
    from = end;
  }
  return [...parts, ...proseOf(text, { start: from, end: stretch.end }, variables)];
}

function proseOf(text: string, { start, end }: Stretch, variables: readonly Variable[]): readonly Part[] {
  const parts: Part[] = [];
  let from = start;
  for (const variable of variables) {
    if (variable.start < start || variable.end > end) continue;
    parts.push({ kind: "text", text: text.slice(from, variable.start) }, { kind: "variable", name: variable.name });
    from = variable.end;
  }
  return [...parts, { kind: "text", text: text.slice(from, end) }];
}
