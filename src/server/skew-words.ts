import { formatDuration } from "../time/duration.ts";

/** From here on GitHub does not believe what the App signs, and clocks of incidents are wrong. */
const MOST = 30_000;

/** What is wrong with a clock that is so many milliseconds ahead of GitHub's; undefined where that does no harm. */
export function skewWords(millis: number | undefined): string | undefined {
  if (millis === undefined || Math.abs(millis) <= MOST) return undefined;
  const side = millis > 0 ? "ahead of" : "behind";
  return `the clock of this machine is ${formatDuration(Math.abs(millis))} ${side} GitHub's: let it be set over the network (NTP)`;
}
