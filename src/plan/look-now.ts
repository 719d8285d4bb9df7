import type { Look } from "../metrics/measure.ts";
import { addDays } from "../time/local-date.ts";
import type { World } from "./world.ts";

/** For when figures are looked at that are to be shown as they are this morning. */
export function lookNow({ today, playbook }: World): Look {
  return { day: addDays(today, -1), told: today, strict: undefined, fiscalYearStart: playbook.fiscalYearStart };
}
