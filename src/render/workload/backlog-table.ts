import type { OpenWork, Work } from "../../snapshot/activity.ts";
import { bears, type WorkScene } from "./work-scene.ts";
import { cutTable, dayCell, numberLink, titleCell } from "./work-row.ts";

/** How a backlog may be ordered. */
export const BACKLOG_ORDERS = ["age", "reactions"] as const;

/** Most rows of a list. */
const MOST = 15;

/** What people have open, with a label where one is given: the oldest first, or what most people reacted to; undefined where there is nothing. */
export function backlogTable(
  { zone, period }: WorkScene,
  open: OpenWork,
  { label, by }: { readonly label: string | undefined; readonly by: (typeof BACKLOG_ORDERS)[number] },
): string | undefined {
  const all = [...open.issues, ...open.pullRequests].filter(
    (work) => (label === undefined || bears(work, label)) && (by === "age" || work.reactions > 0),
  );
  const ordered = all.toSorted((a, b) =>
    by === "reactions" && a.reactions !== b.reactions ? b.reactions - a.reactions : byAge(a, b),
  );
  const rows = ordered.map((work) => [
    numberLink(work),
    titleCell(work),
    dayCell(work.createdAt, zone, period.to),
    work.reactions === 0 ? "" : String(work.reactions),
  ]);
  return cutTable(["", "What", "Open since", "👍"], rows, { most: MOST });
}

/** The oldest first. */
export function byAge(a: Work, b: Work): number {
  return a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : a.number - b.number;
}
