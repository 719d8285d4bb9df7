import { notice } from "../../render/incident/incident-notices.ts";
import type { Operation } from "../../operation/operation.ts";
import type { WatchedIncident } from "./watched-incident.ts";

/** What stands there twice, because the answer to its posting was lost: the oldest stays, a later one says so. Nothing is deleted. */
export function doubleOperations({ memory, issue: { number } }: WatchedIncident): readonly Operation[] {
  return memory.doubles.map(({ id }): Operation => ({
    kind: "update-comment",
    key: `incident:double:${id}`,
    issue: number,
    comment: id,
    body: notice("This was posted twice; the first of them is kept current.", [`double:${id}`]),
    reason: "The oldest stays.",
  }));
}
