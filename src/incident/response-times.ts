import { toMillis } from "../time/instant.ts";
import type { Instant } from "../time/instant.ts";
import type { Incident } from "./incident.ts";
import { outagesOf } from "./outages-of.ts";

/** Milliseconds from detection to the first acknowledgement; undefined while nobody has. */
export function timeToAcknowledge({ detected, acknowledged }: Incident): number | undefined {
  return acknowledged === undefined ? undefined : Math.max(0, toMillis(acknowledged.at) - toMillis(detected));
}

/** Milliseconds from detection until users could work again, relapses added; undefined while they cannot, and for what was no incident. */
export function timeToRestore(incident: Incident): number | undefined {
  const { detected } = incident;
  return sum(outagesOf(incident).map(({ from, to }) => ({ from: from > detected ? from : detected, to })));
}

/** Milliseconds in which users could not work, relapses added; undefined while they cannot, and for what was no incident. */
export function downtimeOf(incident: Incident): number | undefined {
  return sum(outagesOf(incident));
}

function sum(stretches: readonly { readonly from: Instant; readonly to: Instant | undefined }[]): number | undefined {
  if (stretches.length === 0) return undefined;
  let total = 0;
  for (const { from, to } of stretches) {
    if (to === undefined) return undefined;
    total += Math.max(0, toMillis(to) - toMillis(from));
  }
  return total;
}
