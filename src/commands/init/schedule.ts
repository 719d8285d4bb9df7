import { fnv1a } from "../../markdown/short-hash.ts";

/** How often the workflow looks whether something is due. */
export type Schedule = "quarter-hourly" | "hourly" | "four-hourly";

/** A schedule in words, and how often it starts on a day. */
export const SCHEDULES: Readonly<Record<Schedule, { readonly words: string; readonly looksADay: number }>> = {
  "quarter-hourly": { words: "every 15 minutes", looksADay: 96 },
  hourly: { words: "once an hour", looksADay: 24 },
  "four-hourly": { words: "every four hours", looksADay: 6 },
};

/** Actions minutes a month (30 days) that looking alone takes where minutes are billed: each job counts as a whole one. */
export function minutesAMonth(schedule: Schedule): number {
  return SCHEDULES[schedule].looksADay * 30;
}

/** The schedule as cron wants it; the minute differs between repositories and is never one of the first ten of the hour, when everybody's schedules are late. */
export function cronOf(schedule: Schedule, repository: string): string {
  const seed = Number.parseInt(fnv1a(repository.toLowerCase()).slice(0, 8), 16);
  const minute = 11 + (seed % 45);
  switch (schedule) {
    case "quarter-hourly": {
      const first = 11 + (seed % 4);
      return `${[0, 15, 30, 45].map((later) => first + later).join(",")} * * * *`;
    }
    case "hourly":
      return `${minute} * * * *`;
    case "four-hourly":
      return `${minute} */4 * * *`;
    default:
      return schedule satisfies never;
  }
}
