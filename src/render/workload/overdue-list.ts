import { safeText } from "../../markdown/safe-text.ts";
import { formatDate } from "../../time/format.ts";
import { localOf } from "../../time/zone.ts";
import { peopleCell } from "./work-row.ts";
import { issueLink, type WorkScene } from "./work-scene.ts";

/** Recurring work that was due and is not done, the oldest first; undefined where there is none. */
export function overdueList({ overdue, zone, page }: WorkScene): string | undefined {
  const lines = overdue().map(({ number, title, assignees, dueAt }) => {
    const who = assignees.length === 0 ? "nobody" : peopleCell(assignees);
    return `- ${safeText(title)}, ${who}, since ${formatDate(localOf(dueAt, zone).date, { weekday: false })} (${issueLink({ page }, number)})`;
  });
  return lines.length === 0 ? undefined : lines.join("\n");
}
