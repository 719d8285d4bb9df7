import type { SectionId } from "../playbook/post-mortem-checks.ts";
import type { Entry } from "./entry.ts";
import { readFrontMatter } from "./front-matter.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Part, PostMortem } from "./post-mortem.ts";
import { readEntries } from "./read-entries.ts";

type Name = SectionId | "five-whys";

/** Deeper than every heading: what a bold label or a marker without a heading begins. */
const BELOW_HEADINGS = 7;

/** Reads a post-mortem: sections by marker, by heading, or by a bold label at the start of a paragraph. */
export function readPostMortem(document: string, lexicon: Lexicon): PostMortem {
  const front = readFrontMatter(document);
  const { entries, broken } = readEntries(document, front.bodyLine);
  const sections = new Map<Name, { lines: [number, ...number[]]; entries: Entry[] }>();
  const begin = (name: Name, line: number): void => {
    const part = sections.get(name);
    if (part === undefined) sections.set(name, { lines: [line], entries: [] });
    else part.lines.push(line);
  };
  const within: { readonly level: number; readonly name: Name | undefined }[] = [];
  let marked: { readonly name: Name; readonly line: number } | undefined;
  for (const entry of entries) {
    if (entry.kind === "marker") {
      const name = lexicon.marked(entry.text);
      if (name !== undefined) marked = { name, line: entry.line };
      continue;
    }
    if (entry.kind === "heading") {
      leave(within, entry.depth);
      const name = marked?.name ?? lexicon.section(entry.text);
      marked = undefined;
      if (name === undefined) partOf(sections, within)?.entries.push(entry);
      else begin(name, entry.line);
      within.push({ level: entry.depth, name: name ?? within.at(-1)?.name });
      continue;
    }
    if (marked !== undefined) {
      leave(within, BELOW_HEADINGS);
      begin(marked.name, marked.line);
      within.push({ level: BELOW_HEADINGS, name: marked.name });
      marked = undefined;
    }
    const label = labelled(entry, lexicon);
    // Items with labels are parts of what stands there; a paragraph with one begins something else.
    if (entry.kind === "text" && entry.lead !== "" && within.at(-1)?.level === BELOW_HEADINGS)
      leave(within, BELOW_HEADINGS);
    if (label === undefined || label === within.at(-1)?.name) {
      partOf(sections, within)?.entries.push(entry);
      continue;
    }
    begin(label, entry.line);
    within.push({ level: BELOW_HEADINGS, name: label });
    const text = entry.text.slice(entry.lead.length).replace(/^[\s:.?!–—-]+/, "");
    if (text !== "") sections.get(label)?.entries.push({ ...entry, lead: "", text });
  }
  const line = entries.find(({ kind }) => kind === "heading")?.line ?? front.bodyLine;
  return { front, line, sections, broken };
}

/** The section that a paragraph begins by its bold label; an item begins none but the answer that stands among causes so often. */
function labelled({ kind, lead }: Entry, lexicon: Lexicon): Name | undefined {
  if (lead === "" || (kind !== "text" && kind !== "item")) return undefined;
  const name = lexicon.section(lead);
  return kind === "text" || name === "not-caught-earlier" ? name : undefined;
}

function leave(within: { readonly level: number }[], level: number): void {
  while ((within.at(-1)?.level ?? 0) >= level) within.pop();
}

function partOf<P extends Part>(
  sections: ReadonlyMap<Name, P>,
  within: readonly { readonly name: Name | undefined }[],
): P | undefined {
  const name = within.at(-1)?.name;
  return name === undefined ? undefined : sections.get(name);
}
