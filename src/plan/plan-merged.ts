import { reportOf } from "../cadence/memory.ts";
import { noteOf } from "../markdown/marker.ts";
import type { Operation } from "../operation/operation.ts";
import type { Item } from "../snapshot/item.ts";
import { type Draft, draft } from "./draft.ts";
import type { World } from "./world.ts";

/** Closes the issue of an occurrence whose report was merged, where GitHub's closing keyword did not. */
export function planMerged(world: World): Draft {
  const open = world.snapshot.items.filter(
    (item) => item.kind === "issue" && item.state === "open" && item.marker.kind === "occurrence",
  );
  return draft({
    operations: open.flatMap((issue) => {
      const report = mergedUnnamed(world, issue);
      return report === undefined ? [] : [closed(issue, report)];
    }),
  });
}

/** The merged report of an issue that its pull request did not name; where it did, GitHub closed it: open again means that somebody wants it open. */
export function mergedUnnamed(world: World, issue: Item): Item | undefined {
  const report = reportOf(world.snapshot.items, issue);
  return report?.mergedAt === undefined || noteOf(report.marker, "issue") !== undefined ? undefined : report;
}

function closed(issue: Item, report: Item): Operation {
  return {
    kind: "update-issue",
    key: `merged:${issue.number}`,
    issue: issue.number,
    title: undefined,
    body: undefined,
    state: { kind: "completed" },
    needs: undefined,
    reason: `Its report #${report.number} was merged.`,
  };
}
