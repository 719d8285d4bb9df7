/** The sections a post-mortem must have, in the order in which they are asked about. */
export const SECTIONS = [
  "timeline",
  "root-cause",
  "not-caught-earlier",
  "impact",
  "prevention",
  "action-items",
] as const;

/** A section a post-mortem must have. */
export type SectionId = (typeof SECTIONS)[number];

/** What prevention is asked for, and what types action items have. */
export const PREVENTION_KINDS = ["monitoring", "testing", "process", "infrastructure"] as const;

/** A kind of prevention. */
export type PreventionKind = (typeof PREVENTION_KINDS)[number];

const ofSections = <const Ending extends string>(ending: Ending) =>
  SECTIONS.map((section): `${SectionId}-${Ending}` => `${section}-${ending}`);

/** Everything a post-mortem is checked for, by its stable id and in order of importance. */
export const POST_MORTEM_CHECKS = [
  "document-size",
  ...ofSections("missing"),
  ...ofSections("empty"),
  "cause-chain",
  "cause-person",
  "cause-chain-short",
  "not-caught-earlier-thin",
  "action-owner",
  "action-owner-assignable",
  "action-deadline",
  "action-deadline-date",
  "action-deadline-past",
  "action-deadline-late",
  "action-type",
  "action-verb",
  "action-end",
  "timeline-introduced",
  "timeline-detected",
  "timeline-resolved",
  "timeline-time",
  "timeline-order",
  "timeline-phases",
  "impact-number",
  "impact-reason",
  ...PREVENTION_KINDS.map((kind): `prevention-${PreventionKind}` => `prevention-${kind}`),
  ...ofSections("placeholder"),
  "front-matter-broken",
  "cause-tag",
  "front-matter",
  "table-columns",
  "timeline-gap",
  "impact-kinds",
  "blame",
  ...ofSections("twice"),
] as const;

/** One thing a post-mortem is checked for. */
export type PostMortemCheck = (typeof POST_MORTEM_CHECKS)[number];

/** What the playbook says of a check: how much a finding weighs, or why it is not made. */
export type CheckSetting = { readonly kind: "error" | "hint" } | { readonly kind: "off"; readonly because: string };

/** Languages whose words the check knows. */
export const POST_MORTEM_LANGUAGES = ["en", "de"] as const;

/** A language whose words the check knows. */
export type PostMortemLanguage = (typeof POST_MORTEM_LANGUAGES)[number];

/** What the playbook says of the check of post-mortems. */
export type PostMortemRules = {
  /** In which languages headings and words are understood. */
  readonly languages: readonly PostMortemLanguage[];
  /** Headings that stand for a section besides those of the languages. */
  readonly headings: ReadonlyMap<SectionId, readonly string[]>;
  /** What differs from the built-in weight of each check. */
  readonly checks: ReadonlyMap<PostMortemCheck, CheckSetting>;
};
