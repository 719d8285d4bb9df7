import type { LocalDate } from "../time/local-date.ts";
import { localOf } from "../time/zone.ts";
import type { World } from "./world.ts";

/** The day from which incidents were recorded: as the playbook says, else when Almanac began here. */
export function recordedSince({ playbook, ledger, now }: World): LocalDate {
  const adopted = Object.values(ledger.cadences).map((memory) => memory.adopted);
  return playbook.incidents.from ?? localOf(adopted.toSorted()[0] ?? now, playbook.zone).date;
}
