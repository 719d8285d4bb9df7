import type { Clock } from "../time/clock.ts";
import { toMillis } from "../time/instant.ts";
import type { Budgets } from "./budgets.ts";
import type { Counters } from "./counters.ts";
import type { Deliveries } from "./deliveries.ts";
import type { Queue } from "./queue.ts";
import type { Repositories } from "./repositories.ts";

/** Where the figures for Prometheus come from. */
export type Figures = {
  readonly counters: Counters;
  readonly passes: Queue;
  readonly deliveries: Deliveries;
  readonly budgets: Budgets;
  readonly repositories: Pick<Repositories, "burning">;
  readonly clock: Clock;
};

/** Names every figure, so that a dashboard finds it before anything happened. */
export function declareFigures(counters: Counters): void {
  counters.declare("almanac_deliveries_total", "counter", "Webhooks by what they were answered with.");
  counters.declare("almanac_deliveries_waiting", "gauge", "Webhooks that were kept and not yet turned into jobs.");
  counters.declare("almanac_alerts_total", "counter", "Alerts from monitoring by the status they were answered with.");
  counters.declare("almanac_passes_total", "counter", "Passes by outcome.");
  counters.declare("almanac_requests_total", "counter", "Requests to GitHub that passes took.");
  counters.declare("almanac_requests_left", "gauge", "Requests GitHub still allows an installation this hour.");
  counters.declare("almanac_lateness_seconds", "gauge", "How late the newest pass began.");
  counters.declare("almanac_clock_misses_total", "counter", "Urgent passes that began more than 5 s after their time.");
  counters.declare("almanac_incidents", "gauge", "Incidents that are on, by severity.");
  counters.declare("almanac_clocks_overdue", "gauge", "Clocks of incidents that nobody kept yet.");
  counters.declare("almanac_jobs", "gauge", "Passes by state.");
  counters.declare("almanac_oldest_ready_job_seconds", "gauge", "How long the oldest ready pass has waited.");
}

/** The figures as of now, in the text format of Prometheus. */
export async function renderFigures({
  counters,
  passes,
  deliveries,
  budgets,
  repositories,
  clock,
}: Figures): Promise<string> {
  const [depth, backlog, left, burning] = await Promise.all([
    passes.depth(),
    deliveries.backlog(),
    budgets.left(),
    repositories.burning(clock.now()),
  ]);
  // One that has none any more stands at nothing.
  for (const severity of ["P0", "P1", "P2", "P3", "open"]) counters.set("almanac_incidents", 0, { severity });
  for (const { severity, count } of burning.incidents) counters.set("almanac_incidents", count, { severity });
  counters.set("almanac_clocks_overdue", burning.overdue);
  // What was left of an hour that is over is left no more.
  counters.clear("almanac_requests_left");
  for (const { installation, remaining } of left)
    counters.set("almanac_requests_left", remaining, { installation: String(installation) });
  for (const state of ["ready", "asleep", "active", "retrying", "dead"] as const)
    counters.set("almanac_jobs", depth[state], { state });
  const waited = depth.oldest === undefined ? 0 : toMillis(clock.now()) - toMillis(depth.oldest);
  counters.set("almanac_oldest_ready_job_seconds", Math.max(0, waited) / 1000);
  counters.set("almanac_deliveries_waiting", backlog.count);
  return counters.render();
}
