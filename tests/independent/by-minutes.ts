import fc from "fast-check";

/*
 * The same events counted a second time, in the plainest way there is: minute by minute, with no line of `src/`.
 * Berlin is one hour ahead of UTC in these weeks; people work on weekdays from 9 to 18.
 */

/** Milliseconds. */
export const MINUTE = 60_000;
/** When the week begins. */
export const MONDAY = Date.parse("2026-11-16T00:00:00+01:00");
/** The week that is counted. */
export const WEEK = { key: "2026-W47", from: "2026-11-16", to: "2026-11-22" };
const HOLIDAY = "2026-11-18";
/** When people work. */
export const working = {
  days: [1, 2, 3, 4, 5],
  from: "09:00",
  to: "18:00",
  zone: "Europe/Berlin",
  holidays: new Set([HOLIDAY]),
} as const;
/** The instant so many minutes after the week began. */
export const instant = (minutes: number) => new Date(MONDAY + minutes * MINUTE).toISOString().replace(".000", "");

/** Whether somebody works in the minute that begins then. */
export function works(minute: number): boolean {
  const local = new Date(MONDAY + minute * MINUTE + 60 * MINUTE);
  const weekday = local.getUTCDay();
  const hour = local.getUTCHours();
  return weekday >= 1 && weekday <= 5 && hour >= 9 && hour < 18 && local.toISOString().slice(0, 10) !== HOLIDAY;
}

/** How many minutes of a stretch somebody works in. */
export const workedMinutes = (from: number, to: number) => {
  let count = 0;
  for (let minute = from; minute < to; minute += 1) if (works(minute)) count += 1;
  return count;
};

/** What at least so large a share of the values is not above, straight between neighbours. */
export function share(values: readonly number[], wanted: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = wanted * (sorted.length - 1);
  const low = sorted[Math.floor(place)] ?? Number.NaN;
  const high = sorted[Math.min(sorted.length - 1, Math.floor(place) + 1)] ?? Number.NaN;
  return low + (high - low) * (place % 1);
}

/** Some minute of the week, or beside it. */
export const minute = (least: number, most: number) => fc.integer({ min: least, max: most });
/** Minutes of the week. */
export const IN_WEEK = 7 * 24 * 60;
