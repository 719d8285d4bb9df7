import { linesOf } from "../markdown/lines.ts";
import type { PostMortemRules } from "../playbook/post-mortem-checks.ts";
import type { LocalDate } from "../time/local-date.ts";
import type { ActionItem } from "./action-item.ts";
import { momentOf } from "./check-timeline.ts";
import { isPlaceholder } from "./is-placeholder.ts";
import { linkedIn } from "./link-actions.ts";
import { lexiconOf } from "./lexicon.ts";
import { LONGEST_POST_MORTEM } from "./longest-post-mortem.ts";
import { readActions } from "./read-actions.ts";
import { readPostMortem } from "./read-post-mortem.ts";
import { readTimeline } from "./read-timeline.ts";

/** What a post-mortem promises, with the issues it leads to already, and the tag of the cause it names; days without a year are those of `today`'s. */
export function promisesIn(
  document: string,
  rules: PostMortemRules,
  today: LocalDate,
): { readonly actions: readonly ActionItem[]; readonly cause: string | undefined } {
  if (document.length > LONGEST_POST_MORTEM) return { actions: [], cause: undefined };
  const lexicon = lexiconOf(rules);
  const post = readPostMortem(document, lexicon);
  const timeline = post.sections.get("timeline");
  const resolved = timeline === undefined ? undefined : momentOf(readTimeline(timeline, lexicon), "resolved")?.day;
  const part = post.sections.get("action-items");
  const actions = part === undefined ? [] : readActions(part, lexicon, (resolved ?? today).slice(0, 4));
  const lines = linesOf(document);
  const said = actions
    .filter(({ text }) => !isPlaceholder(text, lexicon))
    .map((action) => ({ ...action, issue: action.issue ?? linkedIn(lines[action.line - 1]?.text ?? "") }));
  return { actions: said, cause: post.front.cause?.tag };
}
