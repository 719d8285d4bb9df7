import type { Nodes } from "mdast";
import { breakBlock } from "./break-block.ts";
import { parseDocument } from "./parse-document.ts";
import { spanOf } from "./parse-structure.ts";

/** GitHub refuses bodies of more than 65,536 characters; ours stay well below, so that people and notes can still add to them. */
export const BODY_LIMIT = 60_000;

/** Whether a body is short enough for an issue, a pull request or a comment. */
export function fitsIssue(body: string): boolean {
  return body.length <= BODY_LIMIT;
}

/** The document in pieces of at most `limit` characters, cut between its blocks; only a block that is longer is cut itself, and then each part of a table has its header and each part of a code block its fences. Hidden lines are never cut: an InputError where one is longer than `limit`. */
export function splitMarkdown(body: string, limit: number): readonly string[] {
  if (body.length <= limit) return [body];
  const blocks = blocksOf(body);
  const pieces: string[] = [];
  let piece: { readonly start: number; readonly end: number } | undefined;
  const finish = (): void => {
    if (piece !== undefined) pieces.push(body.slice(piece.start, piece.end));
    piece = undefined;
  };
  for (const run of runsOf(body, blocks).flatMap((together) =>
    lengthOf(together) <= limit ? [together] : together.map((block) => [block]),
  )) {
    const [first] = run;
    const end = run.at(-1)?.end ?? 0;
    if (first === undefined) continue;
    if (piece !== undefined && end - piece.start > limit) finish();
    if (end - first.start <= limit) piece = { start: piece?.start ?? first.start, end };
    else pieces.push(...breakBlock(body.slice(first.start, first.end), first.node, limit));
  }
  finish();
  return pieces;
}

/** A block as whole lines of the document. */
type Block = { readonly node: Nodes; readonly start: number; readonly end: number };

function blocksOf(body: string): readonly Block[] {
  const { children } = parseDocument(body);
  const starts = children.map((node) => {
    const { start } = spanOf(node);
    return start - (/[ \t]*$/.exec(body.slice(Math.max(0, start - 80), start))?.[0].length ?? 0);
  });
  return children.map((node, index) => {
    const start = starts[index] ?? 0;
    return { node, start, end: start + body.slice(start, starts[index + 1]).trimEnd().length };
  });
}

/** Blocks that belong together if they fit: a heading and what follows, everything between an opening and its closing tag, a region. */
function runsOf(body: string, blocks: readonly Block[]): readonly (readonly Block[])[] {
  const runs: Block[][] = [];
  let open = 0;
  let heading = false;
  for (const block of blocks) {
    const run = runs.at(-1);
    if (run !== undefined && (open > 0 || heading)) run.push(block);
    else runs.push([block]);
    heading = block.node.type === "heading";
    if (block.node.type !== "html") continue;
    const html = body.slice(block.start, block.end);
    open +=
      (html.match(/<details\b|almanac:begin\b/g)?.length ?? 0) -
      (html.match(/<\/details>|almanac:end\b/g)?.length ?? 0);
    open = Math.max(0, open);
  }
  return runs;
}

function lengthOf(run: readonly Block[]): number {
  return (run.at(-1)?.end ?? 0) - (run[0]?.start ?? 0);
}
