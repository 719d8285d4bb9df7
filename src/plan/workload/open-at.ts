import type { Occurrence } from "../../cadence/occurrence.ts";
import { sameLogin } from "../../cadence/owner.ts";
import { stretchOf } from "../../render/work-in.ts";
import type { Asked } from "../../requirements/facts.ts";
import type { Activity, OpenWork, Work } from "../../snapshot/activity.ts";
import { veiled } from "../veiled.ts";
import type { World } from "../world.ts";

/** Our own items are duties, not work on the product; what monitoring opened and what a post-mortem promised is. */
const WORK: readonly string[] = ["alert", "action-item"];

/** What was open at the end of a period: what is open now and was there then, and what has been closed since. */
export function openAt(world: World, occurrence: Occurrence, activity: Asked<Activity>): Asked<OpenWork> {
  const asked = world.facts.ask<"open-work">({ kind: "open-work" });
  if (asked.kind !== "value") return asked;
  if (activity.kind !== "value") return activity;
  const { to } = stretchOf(occurrence);
  const duties = new Set(
    world.snapshot.items.filter(({ marker }) => !WORK.includes(marker.kind)).map(({ number }) => number),
  );
  const ours = (work: Work) => world.snapshot.authors.some((login) => sameLogin(login, work.author));
  const then = (open: readonly Work[], happened: readonly Work[]) =>
    [
      ...open
        .filter((work) => work.createdAt < to && !duties.has(work.number) && !(ours(work) && isDuty(work)))
        .map((work) => veiled(world, work)),
      ...happened.filter(({ createdAt, closedAt }) => createdAt < to && closedAt !== undefined && closedAt >= to),
    ].toSorted((a, b) => a.number - b.number);
  return {
    kind: "value",
    value: {
      issues: then(asked.value.issues, activity.value.issues),
      pullRequests: then(asked.value.pullRequests, activity.value.pullRequests),
      cut: asked.value.cut || activity.value.cut,
    },
  };
}

/** Duties of ours whose hidden line somebody removed still bear our label. */
function isDuty({ labels }: Work): boolean {
  return labels.some((label) => label.startsWith("almanac:"));
}
