import { safeText } from "../../markdown/safe-text.ts";
import { localOf } from "../../time/zone.ts";
import { plainDay } from "../moment-words.ts";
import { peopleCell } from "./work-row.ts";
import { issueLink, type WorkScene } from "./work-scene.ts";

/** Recurring work that was due and is not done, the oldest first; undefined where there is none. */
export function overdueList({ overdue, zone, page, period }: WorkScene): string | undefined {
  const lines = overdue().map(({ number, title, assignees, dueAt }) => {
    const who = assignees.length === 0 ? "nobody" : peopleCell(assignees);
    return `- ${safeText(title)}, ${who}, since ${plainDay(localOf(dueAt, zone).date, period.to)} (${issueLink({ page }, number)})`;
  });
  return lines.length === 0 ? undefined : lines.join("\n");
}
