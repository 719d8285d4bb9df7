import { unfinishedBoxes } from "../cadence/unfinished-boxes.ts";
import { dateOf, occurrenceItems } from "../cadence/memory.ts";
import { occurrenceOn } from "../cadence/occurrence.ts";
import { readRegions, regenerate } from "../markdown/region.ts";
import { reportBranch } from "../render/pull-request.ts";
import type { Item } from "../snapshot/item.ts";
import { type Draft, draft, joinDrafts } from "./draft.ts";
import { reportFiles } from "./draft-report.ts";
import type { World } from "./world.ts";

/** Brings open drafts up to date when somebody ticked the box for it: only parts made by machine and untouched since change. */
export function planRedraw(world: World): Draft {
  if (!world.ticked.has("ask/redraw")) return draft({});
  const open = world.snapshot.items.filter((item) => item.marker.kind === "report" && item.state === "open");
  return joinDrafts(open.map((report) => redraw(world, report)));
}

function redraw(world: World, report: Item): Draft {
  const [id = "", date = ""] = report.marker.key;
  const cadence = world.playbook.cadences.find((one) => [one.id, ...one.was].includes(id));
  const occurrence = cadence === undefined ? undefined : occurrenceOn(cadence, world.setting, date);
  if (cadence === undefined || occurrence === undefined) return draft({});
  const issue = occurrenceItems(cadence, world.snapshot.items).find((item) => dateOf(item) === date);
  const carried = issue === undefined ? [] : unfinishedBoxes(issue).filter((box) => box.since < date);
  const made = reportFiles(world, { occurrence, missed: [], carried });
  if (made.kind === "waiting") return draft({});
  const branch = reportBranch(occurrence);
  const problems = [...made.problems];
  const operations = made.files.flatMap((fresh) => {
    const standing = world.facts.ask<"file">({ kind: "file", path: fresh.path, branch });
    if (standing.kind === "failed") problems.push(standing.problem);
    if (standing.kind !== "value" || standing.value === undefined) return [];
    const regions = new Map(readRegions(fresh.text).map((region) => [region.id, region.text]));
    const { text, kept } = regenerate(standing.value, regions);
    if (text === standing.value) return [];
    const left =
      kept.length === 0 ? "" : ` ${kept.length} edited ${kept.length === 1 ? "part was" : "parts were"} left alone.`;
    return [
      {
        kind: "commit-files" as const,
        key: `redraw:${id}:${date}`,
        branch,
        orphan: false,
        message: `Redraw ${fresh.path}\n`,
        files: [{ path: fresh.path, text }],
        reason: `Somebody asked for fresh drafts.${left}`,
      },
    ];
  });
  return draft({ operations, problems });
}
