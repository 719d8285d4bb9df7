import { withNotes, writeMarker } from "../../markdown/marker.ts";
import type { Judged } from "../../metrics/target-runs.ts";
import type { Trend } from "../../metrics/trend.ts";
import type { Operation } from "../../operation/operation.ts";
import { targetMet } from "../../render/target-issue.ts";
import type { Item } from "../../snapshot/item.ts";
import { type Draft, draft } from "../draft.ts";
import { wasSaid } from "../post-mortem/tell-once.ts";
import type { World } from "../world.ts";
import { withFigures } from "./follow-target.ts";

/** Closes the issue of a target that is met again, and says from what to what the figure went and which changes that name the issue were merged meanwhile; one that somebody closed is only marked, so that the next misses open a new one. */
export function endTarget(world: World, trend: Trend, item: Item, met: readonly Judged[]): Draft {
  const over = met.at(-1)?.window.to ?? world.today;
  const id = trend.metric.id;
  const marked = withNotes(item.body, { over });
  if (item.state === "closed")
    return draft({
      operations: [{ ...updating(item), key: `target:over:${id}`, body: marked, reason: "Met twice running." }],
    });
  const timeline = world.facts.ask<"timeline">({ kind: "timeline", issue: item.number });
  if (timeline.kind === "missing") return draft({});
  if (timeline.kind === "failed") return draft({ problems: [timeline.problem] });
  const line = writeMarker({ kind: "reminder", key: [`met-${over}`, String(item.number)], notes: {} });
  const comments = timeline.value.flatMap((entry) =>
    entry.kind === "commented" ? [{ author: entry.actor, body: entry.body }] : [],
  );
  const said = wasSaid(world, comments, line);
  const changes = timeline.value
    .flatMap((entry) =>
      entry.kind === "mentioned-in" && entry.pullRequest && entry.mergedAt !== undefined ? [entry.number] : [],
    )
    .toSorted((a, b) => a - b);
  const key = `target:met:${id}`;
  const comment: Operation = {
    kind: "comment",
    key,
    issue: item.number,
    body: `${targetMet(trend, item, met, [...new Set(changes)])}\n\n${line}`,
    reason: `${trend.metric.title} met its target in two periods running.`,
  };
  const close: Operation = {
    ...updating(item),
    key: `target:over:${id}`,
    body: withNotes(withFigures(trend, item), { over }),
    state: { kind: "completed" },
    needs: said ? undefined : key,
    reason: `${trend.metric.title} met its target in two periods running.`,
  };
  return draft({ operations: said ? [close] : [comment, close] });
}

function updating({ number }: Item) {
  return { kind: "update-issue", issue: number, title: undefined, state: undefined, needs: undefined } as const;
}
