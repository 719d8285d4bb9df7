import type { PostMortemRules } from "../playbook/post-mortem-checks.ts";
import { LONGEST_POST_MORTEM } from "./longest-post-mortem.ts";
import { lexiconOf } from "./lexicon.ts";
import { readActions } from "./read-actions.ts";
import { readPostMortem } from "./read-post-mortem.ts";

/** So many people are asked about; nobody promises more in one document. */
const MOST = 20;

/** The logins that a post-mortem names as owners of its action items, each once, in small letters and in order. */
export function ownersIn(document: string, rules: PostMortemRules): readonly string[] {
  if (document.length > LONGEST_POST_MORTEM) return [];
  const lexicon = lexiconOf(rules);
  const part = readPostMortem(document, lexicon).sections.get("action-items");
  const owners = part === undefined ? [] : readActions(part, lexicon, undefined).flatMap(({ owner }) => owner ?? []);
  return [...new Set(owners.map((owner) => owner.toLowerCase()))].sort().slice(0, MOST);
}
