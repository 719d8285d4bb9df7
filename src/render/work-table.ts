import { safeText, safeUrl } from "../markdown/safe-text.ts";
import type { Work } from "../snapshot/activity.ts";
import { localOf } from "../time/zone.ts";
import { counted } from "./counted.ts";
import { dayWithin } from "./moment-words.ts";
import type { ReportScene } from "./report-scene.ts";
import { searchLink } from "./search-link.ts";
import { momentOf, workIn, type WorkState } from "./work-in.ts";

/** Most rows of a list; the rest is a link. */
const MOST = 15;

/** A table of the issues or pull requests that came into a state in the stretch; undefined where there are none. */
export function workTable(
  scene: ReportScene,
  kind: "issue" | "pr",
  state: WorkState,
  label: string | undefined,
): string | undefined {
  const all = workIn(
    kind === "issue" ? scene.activity.issues : scene.activity.pullRequests,
    state,
    scene.stretch,
  ).filter((work) => label === undefined || work.labels.some((one) => one.toLowerCase() === label.toLowerCase()));
  const [first] = all;
  if (first === undefined) return undefined;
  const table = [
    "| | What | By | " + COLUMN[state] + " |",
    "|---|---|---|---|",
    ...all.slice(0, MOST).map((work) => row(work, state, scene)),
  ];
  const rest = all.length - MOST;
  if (rest > 0)
    table.push("", `and [${counted(rest, "more", "more")}](${searchLink(first, scene, kind, state, label)})`);
  return table.join("\n");
}

const COLUMN: Readonly<Record<WorkState, string>> = {
  opened: "Opened",
  open: "Opened",
  closed: "Closed",
  merged: "Merged",
};

function row(work: Work, state: WorkState, { zone, period }: ReportScene): string {
  const day = dayWithin(localOf(momentOf(work, state), zone).date, period.to);
  const url = safeUrl(work.url);
  const number = url === undefined ? `\\#${work.number}` : `[#${work.number}](${url})`;
  const why = state === "closed" && work.notPlanned ? ", not planned" : "";
  return `| ${number} | ${safeText(work.title, { limit: 120 })} | ${safeText(work.author)} | ${day}${why} |`;
}
