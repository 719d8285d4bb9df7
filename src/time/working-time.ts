import type { LocalDate, LocalTime, Weekday, Zone } from "./local-date.ts";

/** When people work: days of the week, daily window, and the days that are free all the same. */
export type WorkingTime = {
  readonly zone: Zone;
  readonly days: readonly Weekday[];
  readonly from: LocalTime;
  readonly to: LocalTime;
  readonly holidays: ReadonlySet<LocalDate>;
};
