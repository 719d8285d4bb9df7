import type { Occurrence } from "../cadence/occurrence.ts";
import type { Activity, Work } from "../snapshot/activity.ts";
import type { Instant } from "../time/instant.ts";
import { addDays } from "../time/local-date.ts";
import { placeLocal } from "../time/zone.ts";
import { backlogLabel } from "./label.ts";
import { postMortemDueLabel } from "./post-mortem-labels.ts";

/** A stretch of time: from included, to excluded. */
export type Stretch = { readonly from: Instant; readonly to: Instant };

/** What may be asked of work in a stretch. `open`: opened in it, and still open at its end. */
export type WorkState = "opened" | "closed" | "open" | "merged";

/** The stretch an occurrence's period takes in its own zone. */
export function stretchOf({ cadence, period }: Occurrence): Stretch {
  return {
    from: placeLocal(period.from, "00:00", cadence.zone),
    to: placeLocal(addDays(period.to, 1), "00:00", cadence.zone),
  };
}

/** What Almanac says of issues of others: an incident bears it, and is news all the same. */
const SAID_OF_OTHERS: readonly string[] = [backlogLabel.name, postMortemDueLabel.name];

/** The work that came into a state within a stretch, earliest first; what Almanac opened itself is left out. */
export function workIn(work: readonly Work[], state: WorkState, stretch: Stretch): readonly Work[] {
  return work
    .filter((one) => !one.labels.some(isOurs) && matches(one, state, stretch))
    .sort((a, b) =>
      momentOf(a, state) < momentOf(b, state) ? -1 : momentOf(a, state) > momentOf(b, state) ? 1 : a.number - b.number,
    );
}

function isOurs(label: string): boolean {
  return label.startsWith("almanac:") && !SAID_OF_OTHERS.includes(label);
}

/** The releases of a stretch, earliest first. */
export function releasesIn(activity: Activity, stretch: Stretch): Activity["releases"] {
  return activity.releases
    .filter((release) => within(release.publishedAt, stretch))
    .sort((a, b) => (`${a.publishedAt} ${a.name}` < `${b.publishedAt} ${b.name}` ? -1 : 1));
}

/** When work came into a state. */
export function momentOf(work: Work, state: WorkState): Instant {
  if (state === "closed") return work.closedAt ?? work.createdAt;
  return state === "merged" ? (work.mergedAt ?? work.createdAt) : work.createdAt;
}

function matches(work: Work, state: WorkState, stretch: Stretch): boolean {
  switch (state) {
    case "opened":
      return within(work.createdAt, stretch);
    case "closed":
      return within(work.closedAt, stretch);
    case "merged":
      return within(work.mergedAt, stretch);
    case "open":
      return within(work.createdAt, stretch) && (work.closedAt === undefined || work.closedAt >= stretch.to);
  }
}

function within(instant: Instant | undefined, { from, to }: Stretch): boolean {
  return instant !== undefined && from <= instant && instant < to;
}
