import { readMarker } from "../markdown/marker.ts";
import type { PrivateIssue } from "../snapshot/private-place.ts";
import type { Timeline, TimelineEntry } from "../snapshot/timeline.ts";
import { isOneOf } from "./incident-people.ts";

/** What was said and repaired in the private repository, as entries of the incident's own timeline. We may write there under another login: what bears our marker is by `author`. */
export function privateEntries({ authors, timeline }: PrivateIssue, author: string): Timeline {
  return timeline.flatMap((entry): readonly TimelineEntry[] => {
    if (entry.kind === "mentioned-in" || entry.kind === "referenced") return [entry];
    if (entry.kind !== "commented") return [];
    const ours = isOneOf(entry.actor, authors) && readMarker(entry.body) !== undefined;
    return [ours ? { ...entry, actor: author } : entry];
  });
}
