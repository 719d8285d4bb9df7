import { noteOf } from "../markdown/marker.ts";
import { type Draft, draft } from "./draft.ts";
import { reportOf } from "./plan-reports.ts";
import type { World } from "./world.ts";

/** Closes the issue of an occurrence whose report was merged, where GitHub's closing keyword did not. */
export function planMerged(world: World): Draft {
  const open = world.snapshot.items.filter(
    (item) => item.kind === "issue" && item.state === "open" && item.marker.kind === "occurrence",
  );
  return draft({
    operations: open.flatMap((issue) => {
      const report = reportOf(world.snapshot.items, issue);
      // Where the pull request named the issue, GitHub closed it: open again means that somebody wants it open.
      if (report?.mergedAt === undefined || noteOf(report.marker, "issue") !== undefined) return [];
      return [
        {
          kind: "update-issue" as const,
          key: `merged:${issue.number}`,
          issue: issue.number,
          title: undefined,
          body: undefined,
          state: { kind: "completed" as const },
          needs: undefined,
          reason: `Its report #${report.number} was merged.`,
        },
      ];
    }),
  });
}
