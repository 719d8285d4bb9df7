import type { PreventionKind, SectionId } from "../playbook/post-mortem-checks.ts";

/** The three moments a timeline must show. */
export const PHASES = ["introduced", "detected", "resolved"] as const;

/** A moment a timeline must show. */
export type Phase = (typeof PHASES)[number];

/** What a post-mortem says of its impact on. */
export const IMPACTS = ["users", "revenue", "reputation", "data"] as const;

/** Whom or what an incident may hit. */
export type ImpactKind = (typeof IMPACTS)[number];

/** What the columns of its tables may be. */
export type Column = "time" | "day" | "event" | "action" | "owner" | "deadline" | "type" | "end" | "issue";

/** The words by which one language is understood. Anchors are those of headings, with umlauts written out; patterns are tried on text in small letters. */
export type Language = {
  readonly sections: Readonly<Record<SectionId | "five-whys", readonly string[]>>;
  /** Anchors of headings that ask why nobody noticed. */
  readonly missed: RegExp;
  readonly columns: Readonly<Record<Column, readonly string[]>>;
  /** Said of a moment alone, in a cell, in bold, or before a colon. */
  readonly phases: Readonly<Record<Phase, RegExp>>;
  /** Said within a sentence about it. */
  readonly phaseWords: Readonly<Record<Phase, RegExp>>;
  readonly impacts: Readonly<Record<ImpactKind, RegExp>>;
  readonly kinds: Readonly<Record<PreventionKind, RegExp>>;
  readonly months: readonly string[];
  /** Users could work again; updates end then. */
  readonly mitigated: RegExp;
  readonly unknown: RegExp;
  /** A question or answer of a causal chain. */
  readonly why: RegExp;
  /** Joins a cause and what came of it. */
  readonly causal: RegExp;
  /** Somebody's slip, given as the cause. */
  readonly slip: RegExp;
  /** Blame anywhere. */
  readonly blame: RegExp;
  readonly none: RegExp;
  readonly reason: RegExp;
  readonly numbers: RegExp;
  readonly placeholder: RegExp;
  /** Whole answers that say nothing. */
  readonly nothing: RegExp;
  readonly owner: RegExp;
  readonly deadline: RegExp;
  readonly type: RegExp;
  readonly end: RegExp;
  /** Everybody and therefore nobody. */
  readonly everybody: RegExp;
  /** Whether something is to be done, in words with a verb. */
  readonly hasVerb: (action: string) => boolean;
  /** Verbs of which nobody can say when they are done. */
  readonly openEnded: RegExp;
  /** What tells when it is done. */
  readonly measurable: RegExp;
  /** Promises to be careful, which end never. */
  readonly careful: RegExp;
};
