import { safeText } from "../markdown/safe-text.ts";
import type { Delivery } from "../playbook/playbook.ts";
import type { Instant } from "../time/instant.ts";
import type { Zone } from "../time/local-date.ts";
import { formatMoment } from "../time/format.ts";
import { listed } from "./listed.ts";

/** What comes next of one cadence, and for whom. */
export type Upcoming = {
  readonly id: string;
  readonly title: string;
  readonly delivery: Delivery;
  readonly zone: Zone;
  /** The next instants, at most three. */
  readonly at: readonly Instant[];
  /** Who is asked at the first of them. */
  readonly who: readonly string[];
};

/** One list entry for each cadence whose dates, owner or delivery change, in order of id. */
export function upcomingChanges(before: readonly Upcoming[], after: readonly Upcoming[]): readonly string[] {
  const ids = [...new Set([...before, ...after].map(({ id }) => id))].sort();
  return ids.flatMap((id) => {
    const old = before.find((one) => one.id === id);
    const now = after.find((one) => one.id === id);
    if (now === undefined)
      return old === undefined
        ? []
        : [`- **${safeText(old.title)}** comes no more; the next one would be ${when(old)}.`];
    if (old === undefined) return [`- **${safeText(now.title)}** is new, first ${when(now)}, for ${names(now.who)}.`];
    const changes = changesOf(old, now);
    return changes.length === 0 ? [] : [`- **${safeText(now.title)}** ${listed(changes)}.`];
  });
}

function changesOf(old: Upcoming, now: Upcoming): readonly string[] {
  const first = Math.max(old.at.length, now.at.length);
  const differs = [...Array(first).keys()].find((index) => old.at[index] !== now.at[index]);
  const shown = (differs ?? 0) + 1;
  return [
    ...(differs === undefined ? [] : [`comes ${when(now, shown)} instead of ${when(old, shown)}`]),
    ...(old.who.join() === now.who.join() ? [] : [`is for ${names(now.who)} instead of ${names(old.who)}`]),
    ...(old.delivery === now.delivery ? [] : [`is delivered by ${now.delivery} instead of ${old.delivery}`]),
  ];
}

/** The next dates, up to the one that tells the difference; semicolons between, because they hold commas themselves. */
function when({ at, zone }: Upcoming, shown = 1): string {
  if (at.length === 0) return "never";
  return at
    .slice(0, shown)
    .map((instant) => formatMoment(instant, zone, { year: true }))
    .join("; ");
}

function names(who: readonly string[]): string {
  return who.length === 0 ? "nobody" : listed(who.map((name) => safeText(name)));
}
