import { safeText } from "../../markdown/safe-text.ts";
import type { LocalDate } from "../../time/local-date.ts";
import { dayWithin } from "../moment-words.ts";
import { cutTable, peopleCell } from "./work-row.ts";
import { issueLink, type WorkScene } from "./work-scene.ts";

/** Most rows of the list. */
const MOST = 15;

/** Promises of post-mortems that are open, the earliest deadline first, overdue ones called so; undefined where there are none. */
export function actionsTable({ actions, period, page }: WorkScene): string | undefined {
  const rows = actions().map(({ number, title, assignees, due }) => [
    due === undefined ? "no day" : dueCell(due, period.to),
    `${issueLink({ page }, number)} ${safeText(title, { limit: 100 })}`,
    assignees.length === 0 ? "nobody" : peopleCell(assignees),
  ]);
  return cutTable(["Due", "What", "Who"], rows, { most: MOST });
}

function dueCell(due: LocalDate, until: LocalDate): string {
  const day = dayWithin(due, until);
  return due <= until ? `**${day}**` : day;
}
