import type { Alert, AlertMessage } from "../../inputs/alert.ts";
import type { Probe } from "../../inputs/probe.ts";
import { shortHash } from "../../markdown/short-hash.ts";
import type { Monitor } from "../../playbook/incidents.ts";
import { formatDuration } from "../../time/duration.ts";
import { type Instant, addMillis, toMillis } from "../../time/instant.ts";
import type { Belief, Turn } from "./believe-probe.ts";

/** What a change of belief tells: that an address is down, or no more. Between up and degraded nobody is told. */
export function monitorAlert(monitor: Monitor, turn: Turn, downSince: Instant): AlertMessage | undefined {
  if (turn.to !== "down" && turn.from !== "down") return undefined;
  const down = turn.to === "down";
  return message(monitor, monitorFingerprint(monitor), {
    since: down ? turn.at : downSince,
    until: down ? undefined : turn.at,
    title: `${monitor.id} is down`,
    text: down ? `Asked ${monitor.tries} times in a row: ${turn.because}.` : "",
    severity: monitor.severity,
  });
}

/** What is down is told again after so long. */
const REPEATED = 10 * 60_000;

/** What is told again of an address that is down still: planned work may have silenced it at first. `told` is when it was told last. */
export function repeatedAlert(
  monitor: Monitor,
  { belief, told }: { readonly belief?: Belief | undefined; readonly told?: Instant | undefined },
  at: Instant,
): AlertMessage | undefined {
  if (belief?.health !== "down" || told === undefined || addMillis(told, REPEATED) > at) return undefined;
  const turn = { from: "up", to: "down", at: belief.since, because: "it is down still" } as const;
  return monitorAlert(monitor, turn, belief.since);
}

/** The name under which an alert of a monitor is known again. */
export function monitorFingerprint({ id }: Pick<Monitor, "id">): string {
  return `monitor-${id}`;
}

/** What a probe tells of the certificate: that it ends soon, or that it was renewed; undefined where there is nothing new. `told` is the end that was told of. */
export function certificateAlert(
  monitor: Monitor,
  { certificateEnds: ends, at }: Probe,
  told: { readonly ends: Instant; readonly at: Instant } | undefined,
): AlertMessage | undefined {
  if (ends === undefined) return undefined;
  const soon = addMillis(at, monitor.certificate) >= ends;
  if (soon === (told !== undefined)) return undefined;
  const left = formatDuration(Math.max(0, toMillis(ends) - toMillis(at)));
  return message(monitor, `certificate-${monitor.id}`, {
    since: told?.at ?? at,
    until: soon ? undefined : at,
    title: `The certificate of ${monitor.id} ends soon`,
    text: soon ? `It ends in ${left}.` : "",
    severity: "P2",
  });
}

function message(
  { id, service, url }: Monitor,
  fingerprint: string,
  alert: Pick<Alert, "since" | "until" | "title" | "text" | "severity">,
): AlertMessage {
  return {
    group: shortHash(`monitor ${fingerprint}`),
    sender: "monitor",
    alerts: [{ ...alert, fingerprint, labels: { monitor: id, service }, url }],
    leftOut: 0,
  };
}
