import type { Lexicon } from "./lexicon.ts";

/** Words that are no text of their own wherever they stand. */
const MARK = /(?<![\p{L}\p{N}])(?:TODO|TBD|TBC|TBA|FIXME|XXX+|T\.B\.D\.)(?![\p{L}\p{N}])|_{3,}|\?{3,}|\.{4,}/u;

/** A bracket that asks for something; a link has an address behind it. */
const PROMPT =
  /[[<{](?:insert|fill|your|describe|add|name|date|time|owner|link|text|what|who|why|hier|bitte|ausfüllen|name|datum)(?:[^\]>}[<{]{0,120})[\]>}](?!\()/i;

/** Whether a text only holds the place of one. */
export function isPlaceholder(text: string, lexicon: Lexicon): boolean {
  const bare = text.trim();
  if (MARK.test(bare) || PROMPT.test(bare) || lexicon.says("placeholder", bare)) return true;
  return /^[\s.…\-–—?_/xX*]*$/.test(bare) || lexicon.says("nothing", bare);
}
