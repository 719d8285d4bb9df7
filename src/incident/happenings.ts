import type { Timeline, TimelineEntry } from "../snapshot/timeline.ts";
import type { Instant } from "../time/instant.ts";

/** An entry of a timeline at the instant at which it counts. */
export type Happening = { readonly at: Instant; readonly entry: TimelineEntry };

/** What happened, each once, in one order whatever the order of the entries: by instant; within a second labels before fixes, words and endings. A pull request counts when it was merged. */
export function happenings(timeline: Timeline): readonly Happening[] {
  const once = new Map(timeline.map((entry) => [`${entry.kind} ${entry.id}`, entry]));
  return [...once.values()]
    .map((entry) => ({ at: entry.kind === "mentioned-in" ? (entry.mergedAt ?? entry.at) : entry.at, entry }))
    .sort((a, b) => {
      if (a.at !== b.at) return a.at < b.at ? -1 : 1;
      return RANK[a.entry.kind] - RANK[b.entry.kind] || a.entry.id - b.entry.id;
    });
}

const RANK: Readonly<Record<TimelineEntry["kind"], number>> = {
  unlabelled: 0,
  labelled: 1,
  assigned: 2,
  unassigned: 2,
  renamed: 2,
  "mentioned-in": 3,
  referenced: 3,
  commented: 4,
  closed: 5,
  reopened: 5,
};
