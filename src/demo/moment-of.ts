import { formatDate } from "../time/format.ts";
import { localOf } from "../time/zone.ts";

/** Where the people of the story live. */
export const SHOP_ZONE = "Europe/Berlin";

/** A moment as the people of the story see it: `Monday 23 November, 09:17`. */
export function momentOf(at: string): string {
  const { date, time } = localOf(at, SHOP_ZONE);
  return `${formatDate(date)}, ${time}`;
}
