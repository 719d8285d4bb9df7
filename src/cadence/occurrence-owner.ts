import type { Absence, Playbook } from "../playbook/playbook.ts";
import type { LocalDate } from "../time/local-date.ts";
import type { Occurrence } from "./occurrence.ts";
import { type Owner, ownerOf } from "./owner.ts";

/** Who is asked for an occurrence on `day`: whose turn it is goes by its nominal date, who is absent by the day. */
export function occurrenceOwner(
  playbook: Playbook,
  { cadence, date }: Pick<Occurrence, "cadence" | "date">,
  day: LocalDate,
  away: readonly Absence[],
): Owner {
  return ownerOf(playbook, cadence.owner, day, away, [], date);
}
