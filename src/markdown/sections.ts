import type { Heading } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { parseDocument } from "./parse-document.ts";
import { nodesOf, spanOf } from "./parse-structure.ts";

/** A heading and what stands under it, down to the next heading of the same or a higher level. */
export type Section = {
  readonly level: number;
  /** The heading as a reader sees it. */
  readonly title: string;
  /** Its anchor on GitHub. */
  readonly slug: string;
  readonly start: number;
  readonly end: number;
  /** Counted from 1. */
  readonly line: number;
};

/** Every section of a document, in order of their headings; headings in lists, quotes and code have none. */
export function readSections(document: string): readonly Section[] {
  const { children } = parseDocument(document);
  const headings = children.filter((node) => node.type === "heading");
  const used = new Map<string, number>();
  return headings.map((heading, index) => {
    const title = titleOf(document, heading);
    const after = headings.slice(index + 1).find((other) => other.depth <= heading.depth);
    const { start, line } = spanOf(heading);
    const end = after === undefined ? document.length : spanOf(after).start;
    return { level: heading.depth, title, slug: unusedSlug(slugOf(title), used), start, end, line };
  });
}

/** GitHub's anchor of a heading: lower case, punctuation dropped, spaces to hyphens. */
export function slugOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "")
    .replaceAll(" ", "-");
}

/** A second heading of the same name gets `-1`, a third `-2`. */
function unusedSlug(slug: string, used: Map<string, number>): string {
  let times = used.get(slug) ?? 0;
  let unused = slug;
  while (used.has(unused)) {
    times += 1;
    unused = `${slug}-${times}`;
  }
  used.set(slug, times);
  used.set(unused, used.get(unused) ?? 0);
  return unused;
}

/** Longer headings are shown as they are written: nobody makes them, and hostile ones take the parser minutes. */
const LONGEST = 1000;

function titleOf(document: string, heading: Heading): string {
  const { start, end } = spanOf(heading);
  const source = document.slice(start, end);
  if (source.length > LONGEST) return source.trim();
  const tree = fromMarkdown(source, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const texts = nodesOf(tree).map(({ node }) => (node.type === "text" || node.type === "inlineCode" ? node.value : ""));
  return texts.join("").replace(/\s+/g, " ").trim();
}
