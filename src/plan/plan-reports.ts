import { dateOf, reportOf } from "../cadence/memory.ts";
import { type Occurrence, occurrenceOn, occurrencesBetween } from "../cadence/occurrence.ts";
import { unfinishedBoxes } from "../cadence/unfinished-boxes.ts";
import { readBoxes } from "../markdown/checklist.ts";
import { noteOf } from "../markdown/marker.ts";
import type { Cadence } from "../playbook/playbook.ts";
import type { Item } from "../snapshot/item.ts";
import { openItems } from "../snapshot/open-items.ts";
import { addDays, isLocalDate } from "../time/local-date.ts";
import { type Draft, draft, joinDrafts } from "./draft.ts";
import { draftReport } from "./draft-report.ts";
import type { World } from "./world.ts";

/** Completes what an earlier pass could not: an issue that was opened without the pull request of its draft report. */
export function planReports(world: World): Draft {
  const open = openItems(world.snapshot.items).filter(
    (item) => item.kind === "issue" && item.marker.kind === "occurrence",
  );
  return joinDrafts(
    open.flatMap((issue) => {
      const cadence = world.playbook.cadences.find((one) => one.delivery === "pull-request" && isOf(one, issue));
      const lacks =
        cadence !== undefined && reportOf(world.snapshot.items, issue) === undefined && !namesItsReport(issue);
      return lacks ? [completed(world, cadence, issue)] : [];
    }),
  );
}

/** Whether an issue has its pull request, which may be out of sight: its hidden line may be lost. */
function namesItsReport(issue: Item): boolean {
  const id = [...issue.marker.key, "merge"].join("/");
  return readBoxes(issue.body).some((box) => box.id === id && /^Merge #\d+/.test(box.text));
}

function completed(world: World, cadence: Cadence, issue: Item): Draft {
  // A report closed long ago may have left the window: look at everything before making a second one.
  const history =
    world.snapshot.closedSince === undefined ? undefined : world.facts.ask<"history">({ kind: "history" });
  if (history?.kind === "missing") return draft({});
  if (history?.kind === "failed") return draft({ problems: [history.problem] });
  if (history !== undefined && reportOf(history.value, issue) !== undefined) return draft({});
  const occurrence = occurrenceOn(cadence, world.setting, dateOf(issue));
  if (occurrence === undefined) return draft({});
  const carried = unfinishedBoxes(issue).filter((box) => box.since < occurrence.date);
  const missed = missedBefore(world, occurrence, issue);
  const report = draftReport(world, { occurrence, missed, carried }, issue.number);
  if (report.kind === "waiting") return draft({});
  return draft({ operations: report.kind === "made" ? [report.operation] : [], problems: report.problems });
}

/** The missed occurrences that an issue stands for, as its marker remembers them. */
function missedBefore(world: World, { cadence, at }: Occurrence, issue: Item): readonly Occurrence[] {
  const [first = "", last = ""] = noteOf(issue.marker, "missed")?.split("..") ?? [];
  if (!isLocalDate(first)) return [];
  return occurrencesBetween(cadence, world.setting, addDays(first, -1), at).filter(({ date }) => date <= last);
}

function isOf(cadence: Cadence, issue: Item): boolean {
  return [cadence.id, ...cadence.was].includes(issue.marker.key[0] ?? "");
}
