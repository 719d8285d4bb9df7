import { InputError } from "../errors.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;

const UNITS = [
  { millis: WEEK, names: ["w", "week", "weeks"] },
  { millis: DAY, names: ["d", "day", "days"] },
  { millis: HOUR, names: ["h", "hr", "hrs", "hour", "hours"] },
  { millis: MINUTE, names: ["m", "min", "mins", "minute", "minutes"] },
  { millis: SECOND, names: ["s", "sec", "secs", "second", "seconds"] },
];

const PART = /\s*(\d{1,6}(?:\.\d{1,3})?)\s*([a-z]+)/iy;
const NO_BREAK_SPACE = "\u00a0";

/** Reads `30 min`, `4 h`, `1h 30min`, `45m`, `2 days` or `1 week` into milliseconds; larger units come first, each once. A day is 24 hours. */
export function parseDuration(text: string): number {
  const trimmed = text.trim();
  let total = 0;
  let larger = Number.POSITIVE_INFINITY;
  let end = 0;
  while (end < trimmed.length || end === 0) {
    PART.lastIndex = end;
    const [, amount, name] = PART.exec(trimmed) ?? [];
    const unit = UNITS.find(({ names }) => names.includes((name ?? "").toLowerCase()));
    if (unit === undefined || unit.millis >= larger) throw notADuration(text);
    total += Math.round(Number(amount) * unit.millis);
    larger = unit.millis;
    end = PART.lastIndex;
  }
  return total;
}

/** Prints a length of time for people, `3 h 40 min`: seconds below ten minutes, minutes below a day, then days and hours; a no-break space joins number and unit. */
export function formatDuration(millis: number): string {
  if (millis < 0) return `-${formatDuration(-millis)}`;
  const seconds = Math.round(millis / SECOND);
  if (seconds < 600) return pair(Math.floor(seconds / 60), "min", seconds % 60, "s", "min");
  const minutes = Math.round(millis / MINUTE);
  if (minutes < 1440) return pair(Math.floor(minutes / 60), "h", minutes % 60, "min", "h");
  const hours = Math.round(millis / HOUR);
  const days = Math.floor(hours / 24);
  return pair(days, days === 1 ? "day" : "days", hours % 24, "h", "days");
}

/** Prints a length of time in hours and minutes, however many hours; below a day like `formatDuration`. */
export function formatHours(millis: number): string {
  const minutes = Math.round(millis / MINUTE);
  return minutes < 1440 ? formatDuration(millis) : pair(Math.floor(minutes / 60), "h", minutes % 60, "min", "h");
}

function pair(large: number, largeUnit: string, small: number, smallUnit: string, ofNothing: string): string {
  const parts: string[] = [];
  if (large > 0) parts.push(`${large}${NO_BREAK_SPACE}${largeUnit}`);
  if (small > 0) parts.push(`${small}${NO_BREAK_SPACE}${smallUnit}`);
  return parts.length === 0 ? `0${NO_BREAK_SPACE}${ofNothing}` : parts.join(" ");
}

function notADuration(text: string): InputError {
  return new InputError(
    `"${text.slice(0, 60)}" is not a length of time. Write a number and a unit, the larger unit first: 30 min, 4 h, 1 h 30 min, 2 days, 1 week. Months differ in length: say 30 days instead.`,
  );
}
