import type { Occurrence } from "../../cadence/occurrence.ts";
import { workingTimeOf } from "../../cadence/setting.ts";
import { stretchOf } from "../../render/work-in.ts";
import { askFor, workDirectives } from "../../render/workload/work-directives.ts";
import type { Known, WorkScene } from "../../render/workload/work-scene.ts";
import type { Asked } from "../../requirements/facts.ts";
import type { OpenWork } from "../../snapshot/activity.ts";
import { placeLocal } from "../../time/zone.ts";
import { activityOf, dayOneBefore } from "../activity-of.ts";
import { directivesIn } from "../directives-in.ts";
import { incidentsSince, measuredWith } from "../incidents-since.ts";
import type { Template } from "../template-of.ts";
import type { World } from "../world.ts";
import { missedTargets } from "./missed-targets.ts";
import { obligationsIn } from "./obligations-in.ts";
import { openActions } from "./open-actions.ts";
import { openAt } from "./open-at.ts";
import { overdueAt } from "./overdue-at.ts";
import { presenceIn } from "./presence-in.ts";

/** What the lists and sums in the reports of some occurrences are made of, `waiting` while something for them is unread; undefined where their template shows none. */
export function workScenes(
  world: World,
  template: Template | undefined,
  occurrences: readonly Occurrence[],
): "waiting" | ReadonlyMap<Occurrence, WorkScene> | undefined {
  const uses = directivesIn(template?.text ?? "", workDirectives);
  if (uses.length === 0) return undefined;
  const looksBack = needsPast(template?.text ?? "");
  const lacks: Asked<unknown>[] = [];
  const known = <T>(asked: Asked<T>): Known<T> => {
    if (asked.kind === "missing") lacks.push(asked);
    return asked.kind === "value"
      ? { kind: "known", value: asked.value }
      : { kind: "unknown", because: asked.kind === "failed" ? asked.problem.cause : "It is not read yet." };
  };
  const scenes = new Map(
    occurrences.map((occurrence) => [occurrence, sceneOf(world, occurrence, occurrences, { known, looksBack })]),
  );
  for (const scene of scenes.values()) for (const { name, attributes } of uses) askFor(name, attributes, scene);
  return lacks.length > 0 ? "waiting" : scenes;
}

/** Whether a template compares with the period before. */
export function needsPast(text: string): boolean {
  return directivesIn(text, workDirectives).some(({ name }) => name === "flow");
}

type Reading = { readonly known: <T>(asked: Asked<T>) => Known<T>; readonly looksBack: boolean };

function sceneOf(
  world: World,
  occurrence: Occurrence,
  all: readonly Occurrence[],
  { known, looksBack }: Reading,
): WorkScene {
  const { cadence, period } = occurrence;
  const { facts, playbook } = world;
  const stretch = stretchOf(occurrence);
  const before = { from: placeLocal(dayOneBefore(period), "00:00", cadence.zone), to: stretch.from };
  const since = looksBack ? before.from : stretch.from;
  const working = workingTimeOf(world.setting, cadence.zone);
  const activity = activityOf(world, all, looksBack);
  // Asked for only where something shows it.
  let open: Asked<OpenWork> = { kind: "missing" };
  return {
    period,
    stretch,
    before,
    zone: cadence.zone,
    working,
    page: () => pageOf(world, [open, activity]),
    severities: playbook.incidents.severities.map(({ id }) => id),
    activity: () => known(activity),
    open: () => known((open = openAt(world, occurrence, activity))),
    discussions: () => known(facts.ask<"discussions">({ kind: "discussions", since: stretch.from })),
    responses: (label) => known(facts.ask<"responses">({ kind: "responses", label, since, answers: true })),
    incidents: () => known(incidentsSince(world, since)),
    monitors: () => {
      const { monitors } = playbook.incidents;
      const ids = monitors.filter(({ uptime }) => uptime !== "up").map(({ id }) => id);
      const measured = known(measuredWith(world, since));
      return measured.kind === "known" ? { kind: "known", value: { ids, measured: measured.value } } : measured;
    },
    failures: () => known(facts.ask<"failures">({ kind: "failures", ...stretch })),
    security: () => known(facts.ask<"security">({ kind: "security" })),
    pinned: () => known(facts.ask<"pinned-files">({ kind: "pinned-files" })),
    actions: () => openActions(world),
    missedTargets: () => missedTargets(world),
    overdue: () => overdueAt(world, occurrence),
    obligations: () => {
      const history = known(facts.ask<"history">({ kind: "history" }));
      return history.kind === "known"
        ? { kind: "known", value: obligationsIn(world, occurrence, history.value) }
        : history;
    },
    presence: (roles) => presenceIn(world, occurrence, roles),
  };
}

/** The address of the repository as GitHub wrote it, else the way to it from a report. */
function pageOf({ snapshot: { owner, name } }: World, seen: readonly Asked<OpenWork>[]): string {
  const works = seen.flatMap((one) => (one.kind === "value" ? [...one.value.issues, ...one.value.pullRequests] : []));
  const origin = URL.parse(works[0]?.url ?? "")?.origin;
  return origin === undefined ? "../../../.." : `${origin}/${encodeURIComponent(owner)}/${encodeURIComponent(name)}`;
}
