import { type Instant, toMillis } from "../time/instant.ts";

/** Minutes from which a late opening is worth a sentence. */
export const WORTH_SAYING = 90;

/** Whole minutes by which something came after its time; 0 where it was on time. */
export function lateBy(due: Instant, now: Instant): number {
  return Math.max(0, Math.floor((toMillis(now) - toMillis(due)) / 60_000));
}
