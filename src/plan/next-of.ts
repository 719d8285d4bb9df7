import { nextOccurrence, type Occurrence } from "../cadence/occurrence.ts";
import type { Cadence } from "../playbook/playbook.ts";
import type { LocalDate } from "../time/local-date.ts";
import type { World } from "./world.ts";

/** What comes next of a cadence and is not with people yet; `early` is the one before it where that was opened before its time. */
export type Next = { readonly occurrence: Occurrence; readonly early: Occurrence | undefined };

/** The next of a cadence whose newest delivered occurrence is `newest`; undefined where nothing comes any more. */
export function nextOf(world: World, cadence: Cadence, newest: LocalDate | undefined): Next | undefined {
  const next = nextOccurrence(cadence, world.setting, world.now);
  if (next === undefined) return undefined;
  if (newest === undefined || next.date > newest) return { occurrence: next, early: undefined };
  const occurrence = nextOccurrence(cadence, world.setting, next.at);
  return occurrence === undefined ? undefined : { occurrence, early: next };
}
