import { safeLink } from "../markdown/safe-text.ts";
import { localOf } from "../time/zone.ts";
import { dayWithin } from "./moment-words.ts";
import type { ReportScene } from "./report-scene.ts";
import { releasesIn } from "./work-in.ts";

/** Most rows of the list. */
const MOST = 15;

/** A list of the releases of the stretch; undefined where there are none. */
export function releaseList({ activity, stretch, zone, period }: ReportScene): string | undefined {
  const all = releasesIn(activity, stretch);
  if (all.length === 0) return undefined;
  const shown = all.slice(0, MOST).map(({ name, url, publishedAt, prerelease }) => {
    return `- ${safeLink(name, url)}, ${dayWithin(localOf(publishedAt, zone).date, period.to)}${prerelease ? ", a prerelease" : ""}`;
  });
  const rest = all.length - MOST;
  return [...shown, ...(rest > 0 ? [`- and ${rest} more`] : [])].join("\n");
}
