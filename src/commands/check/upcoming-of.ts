import { type Occurrence, nextOccurrence } from "../../cadence/occurrence.ts";
import { ownerOf } from "../../cadence/owner.ts";
import type { World } from "../../plan/world.ts";
import type { Cadence } from "../../playbook/playbook.ts";
import type { Upcoming } from "../../render/upcoming-changes.ts";
import { localOf } from "../../time/zone.ts";

/** How many dates show a rhythm. */
const SHOWN = 3;

/** What comes next of every cadence that has dates, in order of id. */
export function upcomingOf({ playbook, setting, away, now }: World): readonly Upcoming[] {
  return playbook.cadences
    .filter(({ delivery }) => delivery !== "line" && delivery !== "standing")
    .map((cadence) => {
      const next = nextOf(cadence, setting, now);
      const [first] = next;
      const date = localOf(first?.at ?? now, cadence.zone).date;
      const { people, teams, agent } = ownerOf(playbook, cadence.owner, date, away);
      return {
        id: cadence.id,
        title: cadence.title,
        delivery: cadence.delivery,
        zone: cadence.zone,
        at: next.map(({ at }) => at),
        who: [...people, ...teams, ...(agent === undefined ? [] : [agent])],
      };
    });
}

function nextOf(cadence: Cadence, setting: World["setting"], now: World["now"]): readonly Occurrence[] {
  const found: Occurrence[] = [];
  for (let from = now; found.length < SHOWN;) {
    const next = nextOccurrence(cadence, setting, from);
    if (next === undefined) break;
    found.push(next);
    from = next.at;
  }
  return found;
}
