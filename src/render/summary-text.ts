import type { Work } from "../snapshot/activity.ts";
import { counted } from "./counted.ts";
import type { ReportScene } from "./report-scene.ts";
import { releasesIn, workIn, type WorkState } from "./work-in.ts";

/** What happened in one or two sentences, zeros left out; undefined where nothing did. */
export function summaryText({ activity, stretch }: ReportScene): string | undefined {
  const count = (work: readonly Work[], state: WorkState): readonly Work[] => workIn(work, state, stretch);
  const closed = count(activity.issues, "closed");
  const notPlanned = closed.filter((issue) => issue.notPlanned).length;
  const parts = [
    [count(activity.issues, "opened").length, "issue", "opened", ""],
    [closed.length, "issue", "closed", notPlanned === 0 ? "" : ` (${notPlanned} as not planned)`],
    [count(activity.pullRequests, "opened").length, "pull request", "opened", ""],
    [count(activity.pullRequests, "merged").length, "pull request", "merged", ""],
    [releasesIn(activity, stretch).length, "release", "published", ""],
  ] as const;
  const said = parts
    .filter(([number]) => number > 0)
    .map(([number, what, done, also]) => `${counted(number, what)} ${done}${also}`);
  if (said.length === 0) return undefined;
  const cut = activity.cut ? " There was more than could be read: these are the least numbers." : "";
  return `${said.join(", ")}.${cut}`;
}
