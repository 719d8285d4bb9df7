import { type Schedule, SCHEDULES, cronOf, minutesAMonth } from "./schedule.ts";

/** A copy of the workflow for one repository. */
export type WorkflowWords = {
  readonly schedule: Schedule;
  /** `owner/name`, which spreads the minute. */
  readonly repository: string;
  /** The commit of the release to run; without one the zeros stay, with the words on what to do about them. */
  readonly release: string | undefined;
};

/** The template of the workflow with its blanks filled in; everything else stays as it is. */
export function workflowText(template: string, { schedule, repository, release }: WorkflowWords): string {
  const { words } = SCHEDULES[schedule];
  const scheduled = template
    .replace(/(- cron: ")[^"]*(")/, (_, before: string, after: string) => before + cronOf(schedule, repository) + after)
    .replace("# Looks once an hour whether", `# Looks ${words} whether`)
    .replace(/about \d+ a month/, `about ${minutesAMonth(schedule)} a month`);
  if (release === undefined) return scheduled;
  return scheduled.replaceAll(/@0{40}(?= # v)/g, `@${release}`).replace(INSTRUCTIONS, "");
}

/** What a copy made by hand needs, from its first word to the empty comment line behind it. */
const INSTRUCTIONS = /^# `almanac init` writes(?:.*\n)+?#\n/m;
