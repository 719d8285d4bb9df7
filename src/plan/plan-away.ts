import type { Facts } from "../requirements/facts.ts";
import type { Item } from "../snapshot/item.ts";
import type { Ledger } from "../snapshot/ledger.ts";
import { type DateRange, type LocalDate, isLocalDate } from "../time/local-date.ts";
import { type Draft, draft } from "./draft.ts";

/** Absences that people told on the almanac issue (`/away 2026-12-21..2027-01-03`), each for themselves, as a lesson; comments are read only when there are new ones. */
export function planAway(almanac: Item | undefined, ledger: Ledger, facts: Facts, today: LocalDate): Draft {
  if (almanac === undefined || almanac.comments === ledger.commentsRead) return draft({});
  const comments = facts.ask<"comments">({ kind: "comments", issue: almanac.number });
  if (comments.kind === "missing") return draft({});
  if (comments.kind === "failed") return draft({ problems: [comments.problem] });
  // A map, because a login may be the name of something every object has.
  const away = new Map<string, readonly DateRange[]>();
  for (const comment of comments.value) {
    // An edited comment may not be its author's words any more.
    if (comment.updatedAt !== comment.createdAt) continue;
    const ranges = awayRanges(comment.body).filter((range) => range.to >= today);
    if (ranges.length > 0) away.set(comment.author, [...(away.get(comment.author) ?? []), ...ranges]);
  }
  const byLogin = [...away]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([login, ranges]) => [login, distinct(ranges)] as const);
  return draft({ learned: [{ kind: "away", away: Object.fromEntries(byLogin), commentsRead: almanac.comments }] });
}

function distinct(ranges: readonly DateRange[]): readonly DateRange[] {
  return [...new Map(ranges.map((range) => [`${range.from}..${range.to}`, range])).values()];
}

/** The stretches of all `/away` commands in a comment; a single day stands for itself. */
export function awayRanges(comment: string): readonly DateRange[] {
  return [...comment.matchAll(/^\/away[ \t]+(\d{4}-\d{2}-\d{2})(?:\.\.(\d{4}-\d{2}-\d{2}))?[ \t]*\r?$/gm)].flatMap(
    ([, from = "", to = from]) => (isLocalDate(from) && isLocalDate(to) && from <= to ? [{ from, to }] : []),
  );
}
