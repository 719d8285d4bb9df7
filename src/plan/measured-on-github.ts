import { workingTimeOf } from "../cadence/setting.ts";
import { type Recorded, recordedIn } from "../metrics/history.ts";
import { type Look, WINDOWS, measure, unmeasurable } from "../metrics/measure.ts";
import { recallingTeller, rememberingTeller } from "../metrics/remembering-teller.ts";
import { stretchOf } from "../metrics/stretch-of.ts";
import { tellAlerts } from "../metrics/tell-alerts.ts";
import { tellHappenings } from "../metrics/tell-happenings.ts";
import { tellIncidents } from "../metrics/tell-incidents.ts";
import { tellResponses } from "../metrics/tell-responses.ts";
import type { Teller } from "../metrics/teller.ts";
import type { Trend } from "../metrics/trend.ts";
import { windowBefore, windowsUpTo } from "../metrics/window.ts";
import type { GitHubMeasure, MetricOrigin } from "../playbook/metric-origin.ts";
import { type Per, parseTarget } from "../playbook/parse-target.ts";
import type { Metric } from "../playbook/playbook.ts";
import type { Asked } from "../requirements/facts.ts";
import type { LocalDate } from "../time/local-date.ts";
import { COUNTED, incidentsSince, measuredWith, noticedLabels } from "./incidents-since.ts";
import { recordedSince } from "./recorded-since.ts";
import type { World } from "./world.ts";

type OnGitHub = Extract<MetricOrigin, { kind: "github" }>;

/** So many windows are counted anew while nothing is remembered of them. */
const AT_FIRST = 6;

/** A metric counted on GitHub, over time: only the newest windows are counted anew, what came before is remembered. Undefined while something is unread. */
export function measuredOnGitHub(
  world: World,
  metric: Metric,
  origin: OnGitHub,
  history: readonly Recorded[],
  look: Look,
): Trend | undefined {
  const since = firstCounted(metric, history, look);
  const asked = tellerOf(world, metric, origin, since);
  if (asked.kind === "missing") return undefined;
  if (asked.kind === "failed")
    return unmeasurable(metric, "GitHub", `It is not available: ${asked.problem.cause}`, look);
  const teller =
    origin.what === "alerts"
      ? recallingTeller(asked.value, history, metric.id)
      : rememberingTeller(asked.value, history, metric.id, since);
  return measure(metric, teller, look);
}

/** The first day that is counted: from the first window on that is not remembered, two at least, and no more than is affordable. */
function firstCounted({ id, over }: Metric, history: readonly Recorded[], { day, fiscalYearStart }: Look): LocalDate {
  const windows = windowsUpTo(over, day, WINDOWS, fiscalYearStart);
  const affordable = windows.slice(-AT_FIRST);
  const gap = affordable.findIndex((window) => recordedIn(history, id, window) === undefined);
  const first = affordable[gap < 0 ? AT_FIRST - 2 : Math.min(gap, AT_FIRST - 2)];
  return first === undefined ? day : windowBefore(over, first, fiscalYearStart).from;
}

function tellerOf(world: World, metric: Metric, origin: OnGitHub, since: LocalDate): Asked<Teller> {
  const { zone } = world.playbook;
  const working = workingTimeOf(world.setting, zone);
  const { from, to } = stretchOf({ key: since, from: since, to: world.today }, zone);
  const measured = origin.measure ?? USUAL[origin.what];
  switch (measured) {
    case "first-response":
    case "resolution": {
      const label = origin.label ?? "support";
      const answers = measured === "first-response";
      const asked = world.facts.ask<"responses">({
        kind: "responses",
        label,
        since: from,
        answers,
        ...(origin.waiting !== undefined && { waiting: origin.waiting }),
        ...elsewhere(origin),
      });
      if (asked.kind !== "value") return asked;
      return known(tellResponses(asked.value, measured, label, { working, zone, now: world.now }));
    }
    case "uptime":
    case "mttr":
    case "mtta": {
      const labels = measured === "uptime" ? noticedLabels(world.playbook.incidents) : COUNTED;
      const incidents = incidentsSince(world, from, labels);
      const monitors =
        measured === "uptime" ? measuredWith(world, from, labels) : { kind: "value" as const, value: [] };
      if (incidents.kind !== "value") return incidents;
      if (monitors.kind !== "value") return monitors;
      return known(
        tellIncidents(incidents.value, measured, {
          rules: world.playbook.incidents,
          recordedSince: recordedSince(world),
          zone,
          now: world.now,
          measured: monitors.value,
        }),
      );
    }
    case "frequency":
    case "count":
    case "lead-time":
    case "cycle-time":
    case "failure-rate":
    case "time-to-restore": {
      const { what, environment, label, workflow } = origin;
      if (what === "alerts") return alerts(world, origin);
      if (what === "incidents") return failed(`${measured} is not measured of incidents`);
      const detail = DETAILS[measured];
      const asked = world.facts.ask<"happenings">({
        kind: "happenings",
        what,
        environment,
        label,
        workflow,
        ...(detail !== undefined && { detail }),
        ...elsewhere(origin),
        from,
        to,
      });
      if (asked.kind !== "value") return asked;
      return known(tellHappenings(asked.value, measured, sourceOf(origin), { per: perOf(metric), working, zone }));
    }
  }
}

/** What must be known besides for some measures. */
const DETAILS: Readonly<Partial<Record<GitHubMeasure, "outcomes" | "origins">>> = {
  "failure-rate": "outcomes",
  "time-to-restore": "outcomes",
  "lead-time": "origins",
};

function alerts(world: World, { scanner, repository }: OnGitHub): Asked<Teller> {
  if (repository !== undefined) return failed("warnings of another repository are not read");
  const asked = world.facts.ask<"security">({ kind: "security" });
  return asked.kind === "value" ? known(tellAlerts(asked.value, scanner, world.today)) : asked;
}

/** Which repository is meant, where it is another one. */
function elsewhere({ repository }: OnGitHub): { readonly repository?: string } {
  return repository === undefined ? {} : { repository };
}

/** What is counted, in the plural. */
function sourceOf(origin: OnGitHub): string {
  const there = origin.repository === undefined ? "" : ` of ${origin.repository}`;
  return `${thingsOf(origin)}${there}`;
}

function thingsOf({ what, environment, label, workflow }: OnGitHub): string {
  const plain = what.replaceAll("-", " ");
  if (what === "deployments") return `deployments to ${environment ?? "production"}`;
  if (what === "workflow-runs" && workflow !== undefined) return `runs of ${workflow}`;
  const bearing = label === undefined ? plain : `${plain} labelled ${label}`;
  return what === "pull-requests" ? bearing.replace("pull", "merged pull") : bearing;
}

function failed(cause: string): Asked<Teller> {
  return {
    kind: "failed",
    problem: { id: "measure-unknown", cause: `${cause}.`, place: "the playbook", fix: "Change `measure`." },
  };
}

/** What is made of each kind where the playbook does not say. */
const USUAL: Readonly<Record<OnGitHub["what"], GitHubMeasure>> = {
  deployments: "frequency",
  releases: "frequency",
  "workflow-runs": "frequency",
  incidents: "mttr",
  issues: "resolution",
  "pull-requests": "count",
  alerts: "count",
};

function perOf({ target }: Metric): Per {
  const aim = target === undefined ? undefined : parseTarget(target);
  return aim?.kind === "multiple" ? aim.per : "day";
}

function known(value: Teller): Asked<Teller> {
  return { kind: "value", value };
}
