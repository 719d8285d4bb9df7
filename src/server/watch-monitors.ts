import { believeProbe } from "../incident/monitors/believe-probe.ts";
import { certificateAlert, monitorAlert } from "../incident/monitors/monitor-alert.ts";
import { recordProbe } from "../incident/monitors/record-probe.ts";
import type { AlertMessage } from "../inputs/alert.ts";
import type { Probe } from "../inputs/probe.ts";
import type { Monitor } from "../playbook/incidents.ts";
import type { Clock } from "../time/clock.ts";
import { type Instant, addMillis } from "../time/instant.ts";
import type { DueMonitor, MonitorMemory, Monitors } from "./monitors.ts";
import type { Queue } from "./queue.ts";
import type { WaitingAlerts } from "./waiting-alerts.ts";

/** What watching needs. */
export type Watching = {
  readonly monitors: Monitors;
  readonly alerts: WaitingAlerts;
  readonly passes: Queue;
  readonly probe: (monitor: Monitor) => Promise<Probe>;
  readonly clock: Clock;
};

/** So many are asked side by side. */
const SIDE_BY_SIDE = 16;

/** While a probe is not believed yet, the next one comes sooner. */
const AGAIN = 10_000;

/** What is down is told again after so long: planned work may have silenced it at first. */
const REPEATED = 10 * 60_000;

/** Asks every address whose time has come. What is down opens an incident, as an alert that wakes its repository; so does its recovery. */
export async function watchMonitors(watching: Watching): Promise<void> {
  for (;;) {
    const due = await watching.monitors.due(watching.clock.now(), SIDE_BY_SIDE);
    await Promise.all(due.map(async (one) => watchOne(watching, one)));
    if (due.length < SIDE_BY_SIDE) return;
  }
}

async function watchOne({ monitors, alerts, passes, probe, clock }: Watching, due: DueMonitor): Promise<void> {
  const { monitor, memory, repository } = due;
  const seen = await probe(monitor);
  const after = believeProbe(monitor, memory.belief, seen);
  const { belief, turn } = after;
  const told = turn === undefined ? again(due, seen.at) : monitorAlert(monitor, turn, memory.belief?.since ?? turn.at);
  const certificate = certificateAlert(monitor, seen, memory.certificate);
  const messages = [told, certificate].filter((one): one is AlertMessage => one !== undefined);
  for (const message of messages) await alerts.keep(repository, message, clock.now());
  const next: MonitorMemory = {
    belief,
    certificate: certificateAfter(memory, certificate, seen),
    record: recordProbe(monitor, memory, seen, after),
    told: told === undefined ? memory.told : seen.at,
  };
  const pause = belief.doubt === undefined ? monitor.every : Math.min(monitor.every, AGAIN);
  await monitors.remember(due, next, addMillis(seen.at, pause));
  // A pass that begins at once finds what was measured.
  if (messages.length > 0) await passes.wake(repository, true);
}

/** What is told of an address that is down still. */
function again({ monitor, memory: { belief, told } }: DueMonitor, at: Instant): AlertMessage | undefined {
  if (belief?.health !== "down" || told === undefined || addMillis(told, REPEATED) > at) return undefined;
  const turn = { from: "up", to: "down", at: belief.since, because: "it is down still" } as const;
  return monitorAlert(monitor, turn, belief.since);
}

function certificateAfter(
  { certificate: before }: MonitorMemory,
  message: AlertMessage | undefined,
  { at, certificateEnds: ends }: Probe,
): MonitorMemory["certificate"] {
  if (message === undefined) return before;
  return message.alerts[0]?.until === undefined && ends !== undefined ? { ends, at } : undefined;
}
