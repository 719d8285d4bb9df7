import type { SectionId } from "../playbook/post-mortem-checks.ts";
import type { Entry } from "./entry.ts";
import type { FrontMatter } from "./front-matter.ts";
import type { BrokenTable } from "./read-entries.ts";

/** A post-mortem as a plain value. */
export type PostMortem = {
  readonly front: FrontMatter;
  /** Line of its title, else where its text begins. */
  readonly line: number;
  readonly sections: ReadonlyMap<SectionId | "five-whys", Part>;
  readonly broken: readonly BrokenTable[];
};

/** A section of a post-mortem, wherever it stands; one that stands there several times is read as one. */
export type Part = {
  /** The lines of its headings, in order. */
  readonly lines: readonly [number, ...number[]];
  /** What stands in it, headings below its own included, in order. */
  readonly entries: readonly Entry[];
};
