import { type Instant } from "../time/instant.ts";
import { type Zone, addDays } from "../time/local-date.ts";
import type { Period } from "../time/period.ts";
import { placeLocal } from "../time/zone.ts";

/** The instants of a window by the clocks of a zone: the first included, the last excluded. */
export function stretchOf({ from, to }: Period, zone: Zone): { readonly from: Instant; readonly to: Instant } {
  return { from: placeLocal(from, "00:00", zone), to: placeLocal(addDays(to, 1), "00:00", zone) };
}
