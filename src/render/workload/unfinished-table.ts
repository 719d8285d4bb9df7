import type { OpenWork } from "../../snapshot/activity.ts";
import { byAge } from "./backlog-table.ts";
import { cutTable, dayCell, numberLink, peopleCell, titleCell } from "./work-row.ts";
import { bears, type WorkScene } from "./work-scene.ts";

/** Most rows of the list. */
const MOST = 15;

/** What somebody began and has not ended: open pull requests, and issues that are assigned; the oldest first. */
export function unfinishedTable({ zone, period, severities }: WorkScene, open: OpenWork): string | undefined {
  const begun = open.issues.filter(
    (work) => work.assignees.length > 0 && !bears(work, "support") && !severities.some((one) => bears(work, one)),
  );
  const all = [...begun, ...open.pullRequests].toSorted(byAge);
  const pulls = new Set(open.pullRequests);
  const rows = all.map((work) => [
    numberLink(work),
    titleCell(work),
    peopleCell(pulls.has(work) ? [work.author] : work.assignees),
    dayCell(work.createdAt, zone, period.to),
  ]);
  return cutTable(["", "What", "Who", "Since"], rows, { most: MOST });
}
