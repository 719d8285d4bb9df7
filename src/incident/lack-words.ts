import type { Lack } from "./incident.ts";

const WORDS: Readonly<Record<Lack, string>> = {
  mitigation: "the word that users can work again (`/mitigated`)",
  fix: "a link to the fix (a merged pull request or commit that names this issue), or why there is none (`/resolve <why>`)",
  verification: "the check of the fix (`/verified <evidence>`)",
  stability: "the end of the watch after the fix",
};

/** What an incident lacks, in words, with the command that gives it. */
export function lackWords(lacks: readonly Lack[]): string {
  return lacks.map((lack) => WORDS[lack]).join("; ");
}
