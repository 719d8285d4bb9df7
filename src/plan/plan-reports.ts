import { dateOf, reportOf } from "../cadence/memory.ts";
import { type Occurrence, occurrenceOn, occurrencesBetween } from "../cadence/occurrence.ts";
import { unfinishedBoxes } from "../cadence/unfinished-boxes.ts";
import { readBoxes } from "../markdown/checklist.ts";
import { noteOf } from "../markdown/marker.ts";
import type { Cadence } from "../playbook/playbook.ts";
import { linkToIssue } from "../render/pull-request.ts";
import type { Item } from "../snapshot/item.ts";
import { addDays, isLocalDate } from "../time/local-date.ts";
import { type Draft, draft, joinDrafts } from "./draft.ts";
import { closesIssue, draftReport } from "./draft-report.ts";
import type { World } from "./world.ts";

/** Completes what an earlier pass could not: a draft report without its pull request, a pull request that does not name its issue. */
export function planReports(world: World): Draft {
  const open = world.snapshot.items.filter(
    (item) => item.kind === "issue" && item.state === "open" && item.marker.kind === "occurrence",
  );
  return joinDrafts(
    open.flatMap((issue) => {
      const cadence = world.playbook.cadences.find((one) => one.delivery === "pull-request" && isOf(one, issue));
      return cadence === undefined ? [] : [completed(world, cadence, issue)];
    }),
  );
}

function completed(world: World, cadence: Cadence, issue: Item): Draft {
  const report = reportOf(world.snapshot.items, issue);
  if (report === undefined) return namesItsReport(issue) ? draft({}) : reopened(world, cadence, issue);
  if (report.state === "closed" || noteOf(report.marker, "issue") !== undefined) return draft({});
  return draft({
    operations: [closesIssue(`${report.number}`, report.number, linkToIssue(report.body, issue.number))],
  });
}

/** Whether an issue was opened with its pull request, which is then out of sight: its hidden line may be lost. */
function namesItsReport(issue: Item): boolean {
  const id = [...issue.marker.key, "merge"].join("/");
  return readBoxes(issue.body).some((box) => box.id === id && /^Merge #\d+/.test(box.text));
}

function reopened(world: World, cadence: Cadence, issue: Item): Draft {
  // A report closed long ago may have left the window: look at everything before making a second one.
  const history =
    world.snapshot.closedSince === undefined ? undefined : world.facts.ask<"history">({ kind: "history" });
  if (history?.kind === "missing") return draft({});
  if (history?.kind === "failed") return draft({ problems: [history.problem] });
  if (history !== undefined && reportOf(history.value, issue) !== undefined) return draft({});
  const occurrence = occurrenceOn(cadence, world.setting, dateOf(issue));
  if (occurrence === undefined) return draft({});
  const carried = unfinishedBoxes(issue).filter((box) => box.since < occurrence.date);
  const report = draftReport(world, { occurrence, missed: missedBefore(world, occurrence, issue), carried }, issue);
  if (report.kind !== "made") return draft({ problems: report.kind === "none" ? report.problems : [] });
  return draft({ operations: report.operations, problems: report.problems });
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
