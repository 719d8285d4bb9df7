import { believeProbe } from "../incident/monitors/believe-probe.ts";
import { certificateAlert, monitorAlert, repeatedAlert } from "../incident/monitors/monitor-alert.ts";
import { recordProbe } from "../incident/monitors/record-probe.ts";
import type { AlertMessage } from "../inputs/alert.ts";
import type { Probe } from "../inputs/probe.ts";
import type { Monitor } from "../playbook/incidents.ts";
import type { Clock } from "../time/clock.ts";
import { addMillis } from "../time/instant.ts";
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
  const told =
    turn === undefined
      ? repeatedAlert(monitor, memory, seen.at)
      : monitorAlert(monitor, turn, memory.belief?.since ?? turn.at);
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

function certificateAfter(
  { certificate: before }: MonitorMemory,
  message: AlertMessage | undefined,
  { at, certificateEnds: ends }: Probe,
): MonitorMemory["certificate"] {
  if (message === undefined) return before;
  return message.alerts[0]?.until === undefined && ends !== undefined ? { ends, at } : undefined;
}
