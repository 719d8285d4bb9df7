import { unfinishedBoxes } from "../cadence/unfinished-boxes.ts";
import { dateOf, occurrenceItems } from "../cadence/memory.ts";
import { occurrenceOn } from "../cadence/occurrence.ts";
import { readRegions, regenerate } from "../markdown/region.ts";
import { dataDirectives } from "../render/data/data-directives.ts";
import { figureDirectives } from "../render/figures/figure-directives.ts";
import { incidentDirectives } from "../render/incidents/incident-directives.ts";
import { reportBranch } from "../render/pull-request.ts";
import type { Operation } from "../operation/operation.ts";
import type { Cadence } from "../playbook/playbook.ts";
import type { Item } from "../snapshot/item.ts";
import { openItems } from "../snapshot/open-items.ts";
import { showsFiles } from "./data-files.ts";
import { type Draft, draft, joinDrafts } from "./draft.ts";
import { reportFiles } from "./draft-report.ts";
import { hasFigures } from "./figures-for.ts";
import { showsIncidents } from "./incident-scene.ts";
import { isMeasuring } from "./is-measuring.ts";
import { templateOf } from "./template-of.ts";
import type { World } from "./world.ts";

/** Brings open drafts up to date: once a day their figures, and all of them when somebody ticked the box for it. Only parts made by machine and untouched since change. */
export function planRedraw(world: World): Draft {
  const asked = world.ticked.has("ask/redraw");
  if (!asked && !isMeasuring(world)) return draft({});
  const open = openItems(world.snapshot.items).filter((item) => item.marker.kind === "report");
  return joinDrafts(open.map((report) => redraw(world, report, asked)));
}

function redraw(world: World, report: Item, asked: boolean): Draft {
  const [id = "", date = ""] = report.marker.key;
  const cadence = world.playbook.cadences.find((one) => [one.id, ...one.was].includes(id));
  const occurrence = cadence === undefined ? undefined : occurrenceOn(cadence, world.setting, date);
  if (cadence === undefined || occurrence === undefined) return draft({});
  // Its lists say how it was; what changed since then belongs to the next report.
  if (!asked && !showsFigures(world, cadence)) return draft({});
  const issue = occurrenceItems(cadence, world.snapshot.items).find((item) => dateOf(item) === date);
  const carried = issue === undefined ? [] : unfinishedBoxes(issue).filter((box) => box.since < date);
  const made = reportFiles(world, { occurrence, missed: [], carried });
  if (made.kind === "waiting") return draft({});
  const branch = reportBranch(occurrence);
  const problems = [...made.problems];
  const left = new Set<string>();
  const files = made.files.flatMap((fresh) => {
    const standing = world.facts.ask<"file">({ kind: "file", path: fresh.path, branch });
    if (standing.kind === "failed") problems.push(standing.problem);
    if (standing.kind !== "value") return [];
    // A picture may be new, because only now there is enough to draw.
    if (fresh.path.endsWith(".svg")) return standing.value === fresh.text ? [] : [fresh];
    if (standing.value === undefined) return [];
    const regions = readRegions(fresh.text).filter((region) => asked || isFigure(region.id));
    const { text, kept } = regenerate(standing.value, new Map(regions.map((region) => [region.id, region.text])));
    for (const one of kept) left.add(one);
    return text === standing.value ? [] : [{ path: fresh.path, text }];
  });
  const [first] = files;
  if (first === undefined) return draft({ problems });
  const why = asked ? "Somebody asked for fresh drafts." : "Its figures have changed.";
  const edited =
    left.size === 0 ? "" : ` ${left.size} edited ${left.size === 1 ? "part was" : "parts were"} left alone.`;
  const operation: Operation = {
    kind: "commit-files",
    key: `redraw:${id}:${date}`,
    branch,
    orphan: false,
    message: `Redraw ${first.path}\n`,
    files,
    reason: `${why}${edited}`,
  };
  return draft({ operations: [operation], problems });
}

const FIGURES = { ...figureDirectives, ...dataDirectives, ...incidentDirectives };

/** Whether a region, which is named after what fills it, shows figures. */
function isFigure(region: string): boolean {
  return Object.hasOwn(FIGURES, /^[a-z]*/.exec(region)?.[0] ?? "");
}

function showsFigures(world: World, cadence: Cadence): boolean {
  const template = templateOf(world, cadence, "reports");
  return (
    template.kind === "known" &&
    template.value !== undefined &&
    (hasFigures(template.value.text) || showsFiles(template.value.text) || showsIncidents(template.value.text))
  );
}
