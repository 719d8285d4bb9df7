import { countWords } from "./count-words.ts";
import type { Lexicon } from "./lexicon.ts";

/** Whether a text says "none" and nothing more: no reason in words, behind a comma, dash, colon or bracket, or in a further sentence. */
export function refusalWithoutReason(said: string, lexicon: Lexicon): boolean {
  if (!lexicon.says("none", said)) return false;
  const more = /[,:;(–—.-]\s*(\S.*)$/s.exec(said)?.[1] ?? "";
  return countWords(more) < 3 && !(lexicon.says("reason", said) && countWords(said) >= 5);
}
