import { InputError } from "../errors.ts";
import type { LocalDate, LocalTime, Weekday, Zone } from "./local-date.ts";

/** When people work: days of the week, daily window, and the days that are free all the same. */
export type WorkingTime = {
  readonly zone: Zone;
  readonly days: readonly Weekday[];
  readonly from: LocalTime;
  /** Not before `from`; `24:00` is the end of the day. */
  readonly to: LocalTime;
  readonly holidays: ReadonlySet<LocalDate>;
};

/** Refuses, with an `InputError`, working hours nobody can reckon with: no day, a time that does not exist, a window over midnight. */
export function checkWorkingHours(hours: Pick<WorkingTime, "days" | "from" | "to">): void {
  if (hours.days.length === 0)
    throw new InputError("Working time needs at least one day, for example mon-fri 09:00-18:00");
  const bad = [hours.from, hours.to].find((time, index) => !isTime(time) && !(index === 1 && time === "24:00"));
  if (bad !== undefined)
    throw new InputError(`"${bad}" is no time of day: write 09:00, with two digits each, up to 24:00`);
  if (hours.to <= hours.from) {
    throw new InputError(
      `Working time ${hours.from}-${hours.to} ends before it begins. A window over midnight is not supported: write the part of the day in which most people work, or 00:00-24:00 for all of it.`,
    );
  }
}

function isTime(text: string): boolean {
  return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text);
}
