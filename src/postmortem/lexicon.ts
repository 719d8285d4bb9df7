import {
  PREVENTION_KINDS,
  type PostMortemRules,
  type PreventionKind,
  SECTIONS,
  type SectionId,
} from "../playbook/post-mortem-checks.ts";
import { slugOf } from "../markdown/sections.ts";
import { english } from "./english.ts";
import { german } from "./german.ts";
import { type Column, IMPACTS, type ImpactKind, type Language, type Phase } from "./language.ts";

const LANGUAGES = { en: english, de: german };

/** The names of patterns a language has. */
type Pattern = { [Key in keyof Language]: Language[Key] extends RegExp ? Key : never }[keyof Language];

/** What words mean in the languages a playbook declares. */
export type Lexicon = {
  readonly months: readonly (readonly string[])[];
  /** The section a heading names. */
  readonly section: (title: string) => SectionId | "five-whys" | undefined;
  /** The section a marker names. */
  readonly marked: (id: string) => SectionId | "five-whys" | undefined;
  readonly column: (head: string, among: readonly Column[]) => Column | undefined;
  readonly says: (pattern: Pattern, text: string) => boolean;
  /** Whether a text is the name of that moment. */
  readonly names: (phase: Phase, text: string) => boolean;
  /** Whether a text speaks of that moment. */
  readonly tells: (phase: Phase, text: string) => boolean;
  readonly impact: (label: string) => ImpactKind | undefined;
  readonly kind: (label: string) => PreventionKind | undefined;
  readonly hasVerb: (action: string) => boolean;
};

/** The lexicon of the languages and headings that the playbook declares. */
export function lexiconOf({ languages: names, headings }: Pick<PostMortemRules, "languages" | "headings">): Lexicon {
  const languages: readonly Language[] = names.map((name) => LANGUAGES[name]);
  const bySlug = new Map<string, SectionId | "five-whys">();
  for (const id of [...SECTIONS, "five-whys"] as const)
    for (const slug of languages.flatMap(({ sections }) => sections[id])) bySlug.set(slug, id);
  for (const [id, titles] of headings) for (const title of titles) bySlug.set(plainSlug(title), id);
  const any = (test: (language: Language) => boolean) => languages.some(test);
  return {
    months: languages.map(({ months }) => months),
    section: (title) => {
      const slug = plainSlug(title);
      const shorter = plainSlug(title.replace(/\([^()]*\)\s*$/, ""));
      if (any(({ missed }) => missed.test(shorter.slice(0, 120)))) return "not-caught-earlier";
      return [slug, shorter, withoutNumber(slug), withoutNumber(shorter)]
        .map((one) => bySlug.get(one))
        .find((id) => id !== undefined);
    },
    marked: (id) => [...SECTIONS, "five-whys" as const].find((known) => known === id),
    column: (head, among) => {
      const slug = withoutNumber(plainSlug(head.replace(/\([^()]*\)/, "")));
      return among.find((column) => any(({ columns }) => columns[column].includes(slug)));
    },
    says: (pattern, text) => any((language) => language[pattern].test(text.toLowerCase())),
    names: (phase, text) => any(({ phases }) => phases[phase].test(text.toLowerCase())),
    tells: (phase, text) => any(({ phaseWords }) => phaseWords[phase].test(text.toLowerCase())),
    impact: (label) => IMPACTS.find((kind) => any(({ impacts }) => impacts[kind].test(label.toLowerCase()))),
    kind: (label) => PREVENTION_KINDS.find((kind) => any(({ kinds }) => kinds[kind].test(label.toLowerCase()))),
    hasVerb: (action) => any(({ hasVerb }) => hasVerb(action)),
  };
}

/** An anchor with umlauts written out, so that both spellings meet. */
function plainSlug(title: string): string {
  const folded = title
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => ({ ä: "ae", ö: "oe", ü: "ue", ß: "ss" })[letter] ?? letter)
    .replace(/[^\p{L}\p{M}\p{N}\s-]/gu, " ");
  return slugOf(folded.trim().replace(/\s+/g, " ")).replace(/^-+|-+$/g, "");
}

function withoutNumber(slug: string): string {
  return slug.replace(/^(?:\d{1,3}|[ivx]{1,4}|[a-h])-+/, "");
}
