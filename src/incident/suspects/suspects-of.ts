import type { Activity, Work } from "../../snapshot/activity.ts";
import type { Deployment } from "../../snapshot/deployment.ts";
import { type Instant, addMillis } from "../../time/instant.ts";
import { areasOf } from "./similarity.ts";

/** What changed shortly before an incident. Names and titles are foreign text. */
export type Suspect =
  | {
      readonly kind: "deployment";
      readonly at: Instant;
      readonly deployment: Deployment;
      readonly brought: readonly Work[];
    }
  | { readonly kind: "release"; readonly at: Instant; readonly name: string; readonly url: string }
  | { readonly kind: "merge"; readonly at: Instant; readonly work: Work };

/** The stretch before the trouble began in which its cause is looked for. */
export function suspectStretch(began: Instant): { readonly from: Instant; readonly to: Instant } {
  return { from: addMillis(began, -HOURS * 3_600_000), to: began };
}

const HOURS = 12;
const MOST = 3;

/** What may have caused the trouble, the likeliest first, three at most: what reached users before what was only merged, what touches the same area before the rest, the nearest first. What is unreadable is undefined. */
export function suspectsOf(
  incident: { readonly began: Instant; readonly labels: readonly string[] },
  activity: Activity | undefined,
  deployments: readonly Deployment[] | undefined,
): readonly Suspect[] {
  const { from, to } = suspectStretch(incident.began);
  const within = (at: Instant | undefined): at is Instant => at !== undefined && from <= at && at < to;
  const merged = (activity?.pullRequests ?? []).filter((work) => within(work.mergedAt));
  const live = (deployments ?? []).filter(({ at, production }) => production && within(at));
  const deployed = live.map((deployment, index): Suspect => {
    const since = live[index - 1]?.at ?? from;
    const brought = merged.filter(({ mergedAt = "" }) => since < mergedAt && mergedAt <= deployment.at);
    return { kind: "deployment", at: deployment.at, deployment, brought };
  });
  const released = (activity?.releases ?? [])
    .filter(({ publishedAt, prerelease }) => !prerelease && within(publishedAt))
    .map(({ name, url, publishedAt }): Suspect => ({ kind: "release", at: publishedAt, name, url }));
  const last = live.at(-1)?.at;
  // What was merged before a deployment went with it; where nothing is deployed, merging may be deploying.
  const waiting = merged.filter(({ mergedAt = "" }) => last === undefined || mergedAt > last);
  const merges = waiting.map((work): Suspect => ({ kind: "merge", at: work.mergedAt ?? "", work }));
  const areas = areasOf(incident);
  return [...deployed, ...released, ...merges]
    .map((suspect) => ({ suspect, rank: rankOf(suspect, areas) }))
    .sort((a, b) => a.rank - b.rank || (a.suspect.at < b.suspect.at ? 1 : a.suspect.at > b.suspect.at ? -1 : 0))
    .slice(0, MOST)
    .map(({ suspect }) => suspect);
}

/** The lower, the likelier. */
function rankOf(suspect: Suspect, areas: ReadonlySet<string>): number {
  const works = suspect.kind === "deployment" ? suspect.brought : suspect.kind === "merge" ? [suspect.work] : [];
  const near = works.some((work) => [...areasOf(work)].some((area) => areas.has(area)));
  return (suspect.kind === "merge" ? 2 : 0) + (near ? 0 : 1);
}
