import { readMarker } from "../markdown/marker.ts";
import type { PrivateIssue } from "../snapshot/private-place.ts";
import type { Timeline, TimelineEntry } from "../snapshot/timeline.ts";
import { isOneOf } from "./incident-people.ts";

/** What was said and repaired in the private repository, as entries of the incident's own timeline. We may write there under another login: what bears our marker is by `author`. */
export function privateEntries({ authors, timeline, postMortems }: PrivateIssue, author: string): Timeline {
  const lookBack = new Set(postMortems.map(({ number }) => number));
  return timeline.flatMap((entry): readonly TimelineEntry[] => {
    // Its post-mortem names the incident, and mends nothing.
    if (entry.kind === "mentioned-in") return lookBack.has(entry.number) ? [] : [entry];
    if (entry.kind === "referenced") return [entry];
    if (entry.kind !== "commented") return [];
    const ours = isOneOf(entry.actor, authors) && readMarker(entry.body) !== undefined;
    return [ours ? { ...entry, actor: author } : entry];
  });
}
