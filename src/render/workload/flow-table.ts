import { spreadOf } from "../../analysis/quantile.ts";
import { timeToAcknowledge, timeToRestore } from "../../incident/response-times.ts";
import type { Incident } from "../../incident/incident.ts";
import { workedBetween } from "../../metrics/tell-responses.ts";
import type { Activity, Work } from "../../snapshot/activity.ts";
import type { Responses } from "../../snapshot/response.ts";
import { lengthWords } from "../../metrics/amount-words.ts";
import { tailOf } from "../../metrics/tail-of.ts";
import { tailWords } from "../../metrics/tail-words.ts";
import { toMillis } from "../../time/instant.ts";
import type { Stretch } from "../work-in.ts";
import { tableOf } from "../table-of.ts";
import { bears, type Known, type WorkScene } from "./work-scene.ts";

type Step = { readonly name: string; readonly within: (stretch: Stretch) => readonly number[] };

/** What the times of a process are taken from. */
export type FlowFacts = {
  readonly activity: Activity;
  readonly responses: Known<Responses>;
  readonly incidents: Known<readonly Incident[]>;
};

/** How long work took from step to step in the period, beside the period before; undefined where nothing was done in either. */
export function flowTable(scene: WorkScene, facts: FlowFacts): string | undefined {
  const rows = stepsOf(scene, facts).flatMap(({ name, within }): readonly (readonly string[])[] => {
    const [now, then] = [spreadOf(within(scene.stretch)), spreadOf(within(scene.before))];
    if (now === undefined && then === undefined) return [];
    const [median, tail, n] =
      now === undefined ? ["no data", "", "0"] : [lengthWords(now.median), tailWords(tailOf(now)) ?? "", String(now.n)];
    return [[name, median, tail, n, then === undefined ? "no data" : `${lengthWords(then.median)} (${then.n})`]];
  });
  return tableOf(["", "Median", "Most", "n", "Median before"], rows);
}

function stepsOf(scene: WorkScene, { activity, responses, incidents }: FlowFacts): readonly Step[] {
  const { working, severities } = scene;
  const planned = activity.issues.filter(
    (work) => !bears(work, "support") && !work.notPlanned && !severities.some((severity) => bears(work, severity)),
  );
  const asked = responses.kind === "known" ? responses.value.issues : [];
  const real = (incidents.kind === "known" ? incidents.value : []).filter(
    ({ falseAlarm, duplicateOf, severity }) =>
      falseAlarm === undefined && duplicateOf === undefined && severity !== undefined && severity !== "P3",
  );
  return [
    { name: "Pull request, opened to merged", within: elapsed(activity.pullRequests, "mergedAt") },
    { name: "Issue, opened to done", within: elapsed(planned, "closedAt") },
    {
      name: "Support, asked to answered (working time)",
      within: ({ from, to }) =>
        asked.flatMap((issue) =>
          from <= issue.createdAt && issue.createdAt < to && issue.answeredAt !== undefined
            ? [workedBetween(issue, issue.answeredAt, working)]
            : [],
        ),
    },
    {
      name: "Support, asked to solved (working time)",
      within: ({ from, to }) =>
        asked.flatMap((issue) =>
          issue.resolvedAt !== undefined && from <= issue.resolvedAt && issue.resolvedAt < to
            ? [workedBetween(issue, issue.resolvedAt, working)]
            : [],
        ),
    },
    {
      name: "Incident, noticed to answered",
      within: (stretch) => noticedIn(real, stretch).flatMap((one) => timeToAcknowledge(one) ?? []),
    },
    {
      name: "Incident, noticed to mended",
      within: (stretch) => noticedIn(real, stretch).flatMap((one) => timeToRestore(one) ?? []),
    },
  ];
}

function noticedIn(incidents: readonly Incident[], { from, to }: Stretch): readonly Incident[] {
  return incidents.filter(({ detected }) => from <= detected && detected < to);
}

/** How long work took that ended in a stretch. */
function elapsed(works: readonly Work[], end: "mergedAt" | "closedAt"): Step["within"] {
  return ({ from, to }) =>
    works.flatMap(({ createdAt, [end]: at }) =>
      at !== undefined && from <= at && at < to ? [Math.max(0, toMillis(at) - toMillis(createdAt))] : [],
    );
}
