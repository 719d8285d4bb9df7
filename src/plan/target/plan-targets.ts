import { ownerOf } from "../../cadence/owner.ts";
import { judgedPeriods, metRunning, missedRunning } from "../../metrics/target-runs.ts";
import { targetOf } from "../../metrics/measure.ts";
import type { Trend } from "../../metrics/trend.ts";
import type { Metric } from "../../playbook/playbook.ts";
import { counted } from "../../render/counted.ts";
import { worstFirst } from "../../render/figures/worst-first.ts";
import { renderTargetIssue } from "../../render/target-issue.ts";
import { targetLabel } from "../../render/label.ts";
import type { Ledger } from "../../snapshot/ledger.ts";
import type { LocalDate } from "../../time/local-date.ts";
import { placeLocal } from "../../time/zone.ts";
import { type Draft, draft, joinDrafts } from "../draft.ts";
import { MEASURED_AT } from "../is-measuring.ts";
import { issueForm } from "../issue-form.ts";
import { lookNow } from "../look-now.ts";
import { trendsOf } from "../trends-of.ts";
import type { World } from "../world.ts";
import { endTarget } from "./end-target.ts";
import { followTarget } from "./follow-target.ts";
import { type TargetMemory, isRunning, targetIssues, targetMemory } from "./target-memory.ts";
import { unwatchTarget } from "./unwatch-target.ts";

/** So many are opened on one day: who connects figures that were missed for months is not to be flooded. */
const MOST = 3;

/**
 * A target missed in two periods running opens one issue, two good periods running close it. A period without data, or
 * with a stale figure, is neither. Looked at once a day, when figures are measured, so that it reads nothing of its own.
 */
export function planTargets(world: World): Draft {
  const watched = world.playbook.metrics.filter(isWatched);
  const left = unwatched(world, watched);
  if (watched.length === 0 || !isJudging(world)) return left;
  const measured = trendsOf(world, lookNow(world), watched);
  if (measured.kind === "waiting") return left;
  const standings = worstFirst(measured.trends).map((trend) => standingOf(world, trend));
  const opening = standings.filter(({ opens }) => opens !== undefined);
  const rest = opening.length - MOST;
  const changes = joinDrafts([
    ...standings.map((standing) => followed(world, standing)),
    ...opening.slice(0, MOST).map((standing) => opened(world, standing)),
  ]);
  const done = changes.operations.map(({ key }) => key);
  return joinDrafts([
    left,
    changes,
    draft({
      learned: [{ kind: "missed", missed: missedIn(standings), day: world.today, done }],
      notes:
        rest > 0
          ? [
              `${counted(rest, "more target was", "more targets were")} missed twice running; their issues come tomorrow.`,
            ]
          : [],
    }),
  ]);
}

/** Whether this pass is the first of the day after figures are measured, or the one before could not do all. */
function isJudging({ playbook, ledger, today, now }: World): boolean {
  return ledger.judged !== today && now >= placeLocal(today, MEASURED_AT, playbook.zone);
}

/** Whether somebody wants to hear of a metric's target when it is missed. */
function isWatched(metric: Metric): boolean {
  return metric.ifMissed === "issue" && targetOf(metric) !== undefined;
}

/** Open issues of targets that are in the playbook no more. */
function unwatched(world: World, watched: readonly Metric[]): Draft {
  const ids = new Set(watched.map(({ id }) => id));
  const open = targetIssues(world).filter(({ state, marker }) => state === "open" && !ids.has(marker.key[0] ?? ""));
  return joinDrafts(open.map((item) => unwatchTarget(world, item)));
}

type Standing = {
  readonly trend: Trend;
  /** The issue that stands for its misses. */
  readonly running: TargetMemory | undefined;
  /** The good periods that end it. */
  readonly met: ReturnType<typeof metRunning>;
  /** The first day of the misses for which one is to be opened. */
  readonly opens: LocalDate | undefined;
};

function standingOf(world: World, trend: Trend): Standing {
  const periods = judgedPeriods(trend, world.playbook.fiscalYearStart);
  const known = targetMemory(world, trend.metric.id);
  if (known !== undefined && isRunning(known)) return { trend, running: known, met: metAfter(known), opens: undefined };
  const first = trend.status === "missed" ? missedRunning(periods, known?.over) : undefined;
  return { trend, running: undefined, met: undefined, opens: first?.window.from };

  function metAfter({ since, over }: TargetMemory): Standing["met"] {
    // Whoever opened it again waits for periods that are good from then on.
    return metRunning(over === undefined ? periods : periods.filter(({ window }) => window.from > over), since);
  }
}

function followed(world: World, { trend, running, met }: Standing): Draft {
  if (running?.item === undefined) return draft({});
  const { item } = running;
  if (met === undefined) return item.state === "open" ? followTarget(world, trend, item) : draft({});
  return endTarget(world, trend, item, met);
}

/** Issues that stand for misses from now on, for when nothing else shows them any more. */
function missedIn(standings: readonly Standing[]): Ledger["missed"] {
  return Object.fromEntries(
    standings.flatMap(({ trend, running, met }) =>
      running === undefined || met !== undefined
        ? []
        : [[trend.metric.id, { issue: running.issue, since: running.since }] as const],
    ),
  );
}

function opened(world: World, { trend, opens = "" }: Standing): Draft {
  const form = issueForm(world, world.today);
  if (form.kind === "missing") return draft({});
  const { playbook, today, away } = world;
  const owner = ownerOf(playbook, trend.metric.owner, today, away);
  const improvement = playbook.loops.find(({ id }) => id === "improvement");
  const { title, body } = renderTargetIssue({
    trend,
    since: opens,
    owner,
    stages: (improvement?.stages ?? []).map((stage) => ({
      title: stage.title,
      owners: stage.roles.map((role) => ownerOf(playbook, role, today, away)),
    })),
    today,
    playbookFile: playbook.file,
  });
  return draft({
    operations: [
      {
        kind: "open-issue",
        key: `target:${trend.metric.id}`,
        title,
        body,
        labels: [targetLabel],
        assignees: owner.people.slice(0, 10),
        type: form.type,
        fields: [],
        reason: `${trend.metric.title} missed its target in two periods running.`,
      },
    ],
    learned: form.learned,
  });
}
