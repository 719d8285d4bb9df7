import type { LocalDate } from "../time/local-date.ts";

/** Days on which nobody works, with their names. */
export const HOLIDAYS: ReadonlyMap<LocalDate, string> = new Map([
  ["2026-11-18", "Buß- und Bettag"],
  ["2026-12-24", "Christmas Eve"],
  ["2026-12-25", "Christmas Day"],
  ["2026-12-26", "Boxing Day"],
  ["2026-12-31", "New Year's Eve"],
  ["2027-01-01", "New Year's Day"],
]);
