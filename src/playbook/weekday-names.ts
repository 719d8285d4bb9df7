import type { Weekday } from "../time/local-date.ts";

/** The days of the week as a playbook writes them, Monday first. */
export const weekdayNames = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

/** The ISO day that bears exactly this name; undefined where none does. */
export function weekdayNamed(name: string): Weekday | undefined {
  const index = weekdayNames.findIndex((known) => known === name);
  return WEEK[index];
}

/** The ISO day somebody may have meant: `Tue`, `tuesdays`, `TUES`; undefined where it is no day of the week in any form. */
export function weekdayMeant(name: string): Weekday | undefined {
  const plain = name.toLowerCase().replace(/\.$/, "");
  const index = weekdayNames.findIndex(
    (known) => plain === `${known}s` || (plain.length >= 2 && known.startsWith(plain)) || SHORT.get(plain) === known,
  );
  return WEEK[index];
}

const SHORT: ReadonlyMap<string, string> = new Map([
  ["weds", "wednesday"],
  ["thurs", "thursday"],
]);

const WEEK: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
