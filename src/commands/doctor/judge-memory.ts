import type { Item } from "../../snapshot/item.ts";
import { readLedger } from "../../snapshot/ledger.ts";
import { type Finding, fine } from "./finding.ts";

/** Whether the almanac issue stands and its hidden ledger can be read; nothing is judged where there is no trace of a pass. */
export function judgeMemory(items: readonly Item[], web: string): readonly Finding[] {
  if (items.length === 0) return [];
  const [almanac, ...more] = items.filter((item) => item.marker.kind === "almanac" && item.stateReason !== "duplicate");
  if (almanac === undefined) {
    return [
      {
        id: "almanac-missing",
        severity: "warning",
        cause: "There are items of ours and no almanac issue: it was deleted, or its last line was edited.",
        place: `${web}/issues`,
        fix: "Nothing to do: the next pass opens a new one and rebuilds what it remembers from the items.",
      },
    ];
  }
  const place = `${web}/issues/${almanac.number}`;
  const found: Finding[] = [];
  if (readLedger(almanac.body) === undefined) {
    found.push({
      id: "ledger-broken",
      severity: "warning",
      cause: "The hidden ledger in the almanac issue cannot be read; somebody edited it, most likely.",
      place,
      fix: "Nothing to do: the next pass rebuilds it from all our items. Leave the hidden lines of that issue alone.",
    });
  }
  if (almanac.state === "closed")
    found.push({
      id: "almanac-closed",
      severity: "warning",
      cause: "The almanac issue is closed.",
      place,
      fix: "Nothing to do: the next pass reopens it. To stop Almanac, say `paused: true` in the playbook.",
    });
  if (more.length > 0)
    found.push({
      id: "almanac-doubled",
      severity: "warning",
      cause: `There is more than one almanac issue (${more.map(({ number }) => `#${number}`).join(", ")} besides).`,
      place,
      fix: "Nothing to do: the next pass closes the newer ones as duplicates.",
    });
  return found.length > 0
    ? found
    : [fine("almanac-readable", `The almanac issue #${almanac.number} and its ledger can be read.`, place)];
}
