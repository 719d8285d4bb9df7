import type { OpenWork, Work } from "../../snapshot/activity.ts";
import { plainDay } from "../moment-words.ts";
import { byAge } from "./backlog-table.ts";
import { cutTable, dayCell, numberLink, titleCell } from "./work-row.ts";
import { type Action, bears, issueLink, type WorkScene } from "./work-scene.ts";
import { safeText } from "../../markdown/safe-text.ts";

/** Most rows of the list. */
const MOST = 15;

type Candidate = {
  readonly rank: number;
  readonly reactions: number;
  readonly work: Work;
  readonly why: string;
};

/** What a sprint may take in, in an order that says why: promises of post-mortems that fall due, targets that were missed, small incidents, faults, then what most people want, then what waits longest. What somebody has begun already is not among them. */
export function candidatesTable(scene: WorkScene, open: OpenWork): string | undefined {
  const due = scene.actions().filter((action) => action.due !== undefined && action.due <= scene.period.to);
  const promised = due.map((action) => [
    issueLink(scene, action.number),
    safeText(action.title, { limit: 100 }),
    promise(action, scene),
  ]);
  const missed = scene
    .missedTargets()
    .map(({ number, title, since }) => [
      issueLink(scene, number),
      safeText(title, { limit: 100 }),
      `since ${plainDay(since, scene.period.to)}; it asks for a change`,
    ]);
  const taken = new Set(scene.actions().map(({ number }) => number));
  const grave = scene.severities.filter((severity) => severity !== "P3");
  const free = open.issues.filter(
    (work) =>
      !taken.has(work.number) &&
      work.assignees.length === 0 &&
      !bears(work, "support") &&
      !grave.some((severity) => bears(work, severity)),
  );
  const ranked = free.map((work) => candidate(scene, work)).toSorted(best);
  const rows = [...promised, ...missed, ...ranked.map(({ work, why }) => [numberLink(work), titleCell(work), why])];
  return cutTable(["", "What", "Why here"], rows, { most: MOST, more: "more that nobody has taken" });
}

function candidate({ zone, period }: WorkScene, work: Work): Candidate {
  const since = `open since ${dayCell(work.createdAt, zone, period.to)}`;
  const wanted = work.reactions === 0 ? "" : `${work.reactions} 👍, `;
  const rank = bears(work, "P3") ? 0 : bears(work, "bug") ? 1 : 2;
  const kind = rank === 0 ? "P3 incident, " : rank === 1 ? "bug, " : "";
  return { rank, reactions: work.reactions, work, why: `${kind}${wanted}${since}` };
}

function best(a: Candidate, b: Candidate): number {
  return a.rank - b.rank || b.reactions - a.reactions || byAge(a.work, b.work);
}

function promise({ due }: Action, { period }: WorkScene): string {
  return `promised after an incident, due ${plainDay(due ?? "", period.to)}`;
}
