import { SECTIONS, type SectionId } from "../playbook/post-mortem-checks.ts";
import type { Remark } from "./finding.ts";
import { isPlaceholder } from "./is-placeholder.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Part, PostMortem } from "./post-mortem.ts";
import { sectionTitle } from "./section-title.ts";

/** Whether the sections stand there, once, with something in them that is not a placeholder. `covered` are those whose work another section does. */
export function checkSections(post: PostMortem, lexicon: Lexicon, covered: ReadonlySet<SectionId>): readonly Remark[] {
  return SECTIONS.flatMap((id): readonly Remark[] => {
    const part = post.sections.get(id);
    const whys = id === "root-cause" ? post.sections.get("five-whys") : undefined;
    if (part === undefined && whys === undefined) {
      if (covered.has(id)) return [];
      return [{ id: `${id}-missing`, line: post.line, message: `There is no section “${sectionTitle(id)}”.` }];
    }
    const parts = [part, whys].filter((one) => one !== undefined);
    const twice = (part?.lines ?? []).slice(1).map((line): Remark => ({
      id: `${id}-twice`,
      line,
      message: `“${sectionTitle(id)}” stands there a second time; both were read as one.`,
    }));
    const [first] = parts;
    if (first !== undefined && parts.every((one) => !hasText(one)))
      return [...twice, { id: `${id}-empty`, line: first.lines[0], message: `“${sectionTitle(id)}” is empty.` }];
    return [...twice, ...parts.flatMap((one) => placeholdersIn(id, one, lexicon))];
  });
}

function hasText({ entries }: Part): boolean {
  return entries.some(({ kind, head, text }) => kind !== "heading" && !head && /[\p{L}\p{N}?…]|\.{3}/u.test(text));
}

function placeholdersIn(id: SectionId, { entries }: Part, lexicon: Lexicon): readonly Remark[] {
  return entries
    .filter(({ kind, head }) => kind !== "heading" && kind !== "code" && !head)
    .filter((entry) => partsOf(entry.text, entry.cells).some((text) => isPlaceholder(text, lexicon)))
    .map(({ line }) => ({
      id: `${id}-placeholder`,
      line,
      message: `This line of “${sectionTitle(id)}” still holds the place of an answer.`,
    }));
}

/** What must say something: a text without its label, or each cell that is not empty. */
function partsOf(text: string, cells: readonly string[]): readonly string[] {
  const full = cells.filter((cell) => cell !== "" && !/^[-–—]$/.test(cell));
  if (cells.length > 0) return full.length > 0 ? full : ["?"];
  const after = /^[^:?]{1,80}[:?]\s+(.+)$/s.exec(text)?.[1];
  return after === undefined ? [text] : [text, after];
}
