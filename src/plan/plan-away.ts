import { type DateRange, isLocalDate } from "../time/local-date.ts";
import { type Draft, draft } from "./draft.ts";
import type { World } from "./world.ts";

/** Records absences that people told on the almanac issue (`/away 2026-12-21..2027-01-03`), each for themselves; comments are read only when there are new ones. */
export function planAway(world: World): Draft {
  const { almanac, ledger } = world;
  if (almanac === undefined || almanac.comments === ledger.commentsRead) return draft({});
  const comments = world.facts.ask<"comments">({ kind: "comments", issue: almanac.number });
  if (comments.kind === "missing") return draft({});
  if (comments.kind === "failed") return draft({ problems: [comments.problem] });
  const away: Record<string, readonly DateRange[]> = {};
  for (const comment of comments.value) {
    // An edited comment may not be its author's words any more.
    if (comment.updatedAt !== comment.createdAt) continue;
    const ranges = awayRanges(comment.body).filter((range) => range.to >= world.today);
    if (ranges.length > 0) away[comment.author] = [...(away[comment.author] ?? []), ...ranges];
  }
  return draft({ learned: [{ kind: "away", away, commentsRead: almanac.comments }] });
}

/** The stretches of all `/away` commands in a comment; a single day stands for itself. */
export function awayRanges(comment: string): readonly DateRange[] {
  return [...comment.matchAll(/^\/away[ \t]+(\d{4}-\d{2}-\d{2})(?:\.\.(\d{4}-\d{2}-\d{2}))?[ \t]*\r?$/gm)].flatMap(
    ([, from = "", to = from]) => (isLocalDate(from) && isLocalDate(to) && from <= to ? [{ from, to }] : []),
  );
}
