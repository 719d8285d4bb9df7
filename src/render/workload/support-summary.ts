import type { OpenWork } from "../../snapshot/activity.ts";
import { workedBetween } from "../../metrics/tell-responses.ts";
import type { Responses } from "../../snapshot/response.ts";
import type { Instant } from "../../time/instant.ts";
import { ageWords } from "../age-words.ts";
import { byAge } from "./backlog-table.ts";
import { localOf } from "../../time/zone.ts";
import { tableOf } from "../table-of.ts";
import { cutTable, dayCell, numberLink, titleCell } from "./work-row.ts";
import { spreadWords } from "./spread-words.ts";
import { bears, type WorkScene } from "./work-scene.ts";

/** Most rows of the list of what waits. */
const MOST = 10;

/** What customers asked and heard: what came, how soon it was answered and solved in working time, what is open, and what waits for its first answer. */
export function supportSummary(scene: WorkScene, label: string, { issues, cut }: Responses, open: OpenWork): string {
  const { stretch, working, zone, period } = scene;
  const inside = (at: Instant | undefined): at is Instant => at !== undefined && stretch.from <= at && at < stretch.to;
  const came = issues.filter(({ createdAt }) => inside(createdAt));
  const answered = came.flatMap((issue) =>
    inside(issue.answeredAt) ? [workedBetween(issue, issue.answeredAt, working)] : [],
  );
  const solved = issues.flatMap((issue) =>
    inside(issue.resolvedAt) ? [workedBetween(issue, issue.resolvedAt, working)] : [],
  );
  const waiting = open.issues.filter((work) => bears(work, label)).toSorted(byAge);
  const silent = waiting.filter(({ comments }) => comments === 0);
  const oldest = waiting[0];
  const rows = [
    ["Came in", String(came.length)],
    ["Answered of those", withSpread(answered)],
    ["Solved", withSpread(solved)],
    [
      "Open at the end",
      oldest === undefined
        ? "0"
        : `${waiting.length}, the oldest for ${ageWords(localOf(oldest.createdAt, zone).date, period.to)}`,
    ],
    ["Without any answer", String(silent.length)],
  ];
  const list = cutTable(
    ["", "Waits for its first answer", "Since"],
    silent.map((work) => [numberLink(work), titleCell(work), dayCell(work.createdAt, zone, period.to)]),
    { most: MOST },
  );
  return [
    tableOf(["", `Labelled ${label}, in working time`], rows) ?? "",
    ...(list === undefined ? [] : [list]),
    ...(cut || open.cut ? ["There was more than could be read: these are the least numbers."] : []),
  ].join("\n\n");
}

function withSpread(durations: readonly number[]): string {
  const words = spreadWords(durations);
  return words === undefined ? "0" : `${durations.length}: ${words.replace(/, n\u00a0.*$/, "")}`;
}
