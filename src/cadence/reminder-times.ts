import type { Instant } from "../time/instant.ts";
import { addMillis } from "../time/instant.ts";
import { nextWorkingStart, workingDueAt } from "../time/working-time.ts";
import type { WorkingTime } from "../time/working-hours.ts";

/** When an overdue item is brought up, both in working time: once to its owner, once to the decision authority, then never again. */
export type ReminderTimes = { readonly remindAt: Instant; readonly noteAt: Instant };

/** The morning after the due time, and the morning two working days after that one. */
export function reminderTimes(dueAt: Instant, working: WorkingTime): ReminderTimes {
  const remindAt = nextWorkingStart(addMillis(dueAt, 1000), working);
  return { remindAt, noteAt: noteTime(remindAt, working) };
}

/** The morning two working days after the day of a reminder. */
export function noteTime(reminded: Instant, working: WorkingTime): Instant {
  return nextWorkingStart(addMillis(workingDueAt(reminded, 2, working), 1000), working);
}
