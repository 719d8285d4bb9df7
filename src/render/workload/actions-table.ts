import { safeText } from "../../markdown/safe-text.ts";
import type { LocalDate } from "../../time/local-date.ts";
import { shortDay } from "../moment-words.ts";
import { peopleCell, tableOf } from "./work-row.ts";
import { issueLink, type WorkScene } from "./work-scene.ts";

/** Most rows of the list. */
const MOST = 15;

/** Promises of post-mortems that are open, the earliest deadline first, overdue ones called so; undefined where there are none. */
export function actionsTable({ actions, period, page }: WorkScene): string | undefined {
  const rows = actions()
    .slice(0, MOST)
    .map(({ number, title, assignees, due }) => [
      due === undefined ? "no day" : dueCell(due, period.to),
      `${issueLink({ page }, number)} ${safeText(title, { limit: 100 })}`,
      assignees.length === 0 ? "nobody" : peopleCell(assignees),
    ]);
  return tableOf(["Due", "What", "Who"], rows);
}

function dueCell(due: LocalDate, until: LocalDate): string {
  const day = due.slice(0, 4) === until.slice(0, 4) ? shortDay(due) : `${shortDay(due)} ${due.slice(0, 4)}`;
  return due <= until ? `**${day}**` : day;
}
