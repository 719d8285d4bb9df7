import { causeLabel } from "../../render/post-mortem-labels.ts";
import { writtenAt } from "../../postmortem/written-at.ts";
import type { World } from "../world.ts";
import { actionIssues, incidentOf, noted, postMortemItems } from "./post-mortem-items.ts";

/** An earlier incident of the same cause, and what it promised and did not do yet. */
export type Earlier = { readonly incident: number; readonly open: readonly number[] };

/** Since when a label is looked for: before there was anything. */
const EVER = "2008-01-01T00:00:00Z";

/** Earlier incidents of a cause, oldest first; undefined while they are unread. Where not everything of ours is in sight, the label of the cause finds the rest. */
export function earlierOfCause(
  world: World,
  incident: number,
  cause: string | undefined,
): readonly Earlier[] | undefined {
  if (cause === undefined) return [];
  const seen = postMortemItems(world)
    .filter((one) => writtenAt(one) !== undefined && noted(one, "cause") === cause)
    .flatMap((one) => incidentOf(one) ?? []);
  const labelled = world.snapshot.closedSince === undefined ? [] : bearing(world, causeLabel(cause).name);
  if (labelled === undefined) return undefined;
  const numbers = [...new Set([...seen, ...labelled])].filter((number) => number < incident);
  return numbers
    .toSorted((a, b) => a - b)
    .map((number) => ({
      incident: number,
      open: actionIssues(world, number)
        .filter(({ state }) => state === "open")
        .map((item) => item.number),
    }));
}

function bearing({ facts }: World, label: string): readonly number[] | undefined {
  const asked = facts.ask<"labelled">({ kind: "labelled", label, since: EVER });
  if (asked.kind === "missing") return undefined;
  return asked.kind === "value" ? asked.value.map(({ number }) => number) : [];
}
