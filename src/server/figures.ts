import type { Clock } from "../time/clock.ts";
import { toMillis } from "../time/instant.ts";
import type { Budgets } from "./budgets.ts";
import type { Counters, Labels } from "./counters.ts";
import type { Deliveries } from "./deliveries.ts";
import type { Queue } from "./queue.ts";
import type { Repositories } from "./repositories.ts";

/** Where the figures for Prometheus come from. */
export type Figures = {
  readonly counters: Counters;
  readonly passes: Pick<Queue, "depth">;
  readonly surveys: Pick<Queue, "depth">;
  readonly sweeps: Pick<Queue, "depth">;
  readonly deliveries: Deliveries;
  readonly budgets: Budgets;
  readonly repositories: Pick<Repositories, "burning">;
  /** Requests this process sent so far. */
  readonly sent: () => number;
  readonly clock: Clock;
};

/** From half a second, which nobody notices, to an hour, when something stood still. */
const LATENESS = [0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1800, 3600];

const SEVERITIES = ["P0", "P1", "P2", "P3", "open"];
const OUTCOMES = ["done", "unfinished", "asleep", "failed", "postponed", "unreachable"];
const STATES = ["ready", "asleep", "active", "retrying", "dead"] as const;

/** Names every figure, so that a dashboard finds it before anything happened. */
export function declareFigures(counters: Counters): void {
  const counter = (name: string, help: string, from: readonly Labels[] = [{}]): void =>
    counters.declare(name, { type: "counter", help, from });
  const gauge = (name: string, help: string): void => counters.declare(name, { type: "gauge", help });
  counter("almanac_deliveries_total", "Webhooks by what they were answered with.", []);
  gauge("almanac_deliveries_waiting", "Webhooks that were kept and not yet turned into jobs.");
  counter("almanac_alerts_total", "Alerts from monitoring by the status they were answered with.", []);
  counter(
    "almanac_passes_total",
    "Passes by outcome.",
    OUTCOMES.map((outcome) => ({ outcome })),
  );
  counter("almanac_requests_total", "Requests to GitHub.");
  gauge("almanac_requests_left", "Requests GitHub still allows an installation this hour.");
  counters.declare("almanac_lateness_seconds", {
    type: "histogram",
    help: "How late passes began.",
    bounds: LATENESS,
    from: ["true", "false"].map((urgent) => ({ urgent })),
  });
  counter("almanac_clock_misses_total", "Urgent passes that began more than 5 s after their time.");
  gauge("almanac_incidents", "Incidents that are on, by severity.");
  gauge("almanac_clocks_overdue", "Clocks of incidents that nobody kept yet.");
  gauge("almanac_jobs", "Passes, surveys and sweeps by state.");
  gauge("almanac_oldest_ready_job_seconds", "How long the oldest ready job has waited.");
}

/** The figures as of now, in the text format of Prometheus. */
export async function renderFigures(figures: Figures): Promise<string> {
  const { counters, deliveries, budgets, repositories, clock } = figures;
  const now = clock.now();
  const queues = { pass: figures.passes, survey: figures.surveys, sweep: figures.sweeps };
  const [depths, backlog, left, burning] = await Promise.all([
    Promise.all(Object.entries(queues).map(async ([queue, of]) => [queue, await of.depth()] as const)),
    deliveries.backlog(),
    budgets.left(),
    repositories.burning(now),
  ]);
  // One that has none any more stands at nothing.
  for (const severity of SEVERITIES) counters.set("almanac_incidents", 0, { severity });
  for (const { severity, count } of burning.incidents) counters.set("almanac_incidents", count, { severity });
  counters.set("almanac_clocks_overdue", burning.overdue);
  // What was left of an hour that is over is left no more.
  counters.clear("almanac_requests_left");
  for (const { installation, remaining } of left)
    counters.set("almanac_requests_left", remaining, { installation: String(installation) });
  for (const [queue, depth] of depths) {
    for (const state of STATES) counters.set("almanac_jobs", depth[state], { queue, state });
    const waited = depth.oldest === undefined ? 0 : toMillis(now) - toMillis(depth.oldest);
    counters.set("almanac_oldest_ready_job_seconds", Math.max(0, waited) / 1000, { queue });
  }
  counters.set("almanac_deliveries_waiting", backlog.count);
  counters.set("almanac_requests_total", figures.sent());
  return counters.render();
}
