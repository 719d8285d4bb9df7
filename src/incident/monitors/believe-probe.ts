import type { Probe } from "../../inputs/probe.ts";
import type { Monitor } from "../../playbook/incidents.ts";
import type { Instant } from "../../time/instant.ts";

/** How an address is: a slow answer is degraded, which is not down. */
export type Health = "up" | "degraded" | "down";

/** What is believed of an address, and what the newest probes say against it. */
export type Belief = {
  readonly health: Health;
  readonly since: Instant;
  /** The last probes agreed on something else, so many of them, the first of them then. */
  readonly doubt: { readonly health: Health; readonly since: Instant; readonly count: number } | undefined;
};

/** A change of what is believed; it happened when the first of the probes said so that are believed now. */
export type Turn = { readonly from: Health; readonly to: Health; readonly at: Instant; readonly because: string };

/** What is believed after a probe. Anything new must be said by as many probes in a row as the monitor's `tries`, so that one lost packet is no outage and one lucky answer no recovery. */
export function believeProbe(
  monitor: Monitor,
  before: Belief | undefined,
  probe: Probe,
): { readonly belief: Belief; readonly turn: Turn | undefined } {
  const { health, because } = healthOf(monitor, probe);
  const { at } = probe;
  const belief = before ?? { health: "up", since: at, doubt: undefined };
  if (health === belief.health) return { belief: { ...belief, doubt: undefined }, turn: undefined };
  const known = belief.doubt?.health === health ? belief.doubt : { health, since: at, count: 0 };
  const doubt = { ...known, count: known.count + 1 };
  if (doubt.count < monitor.tries) return { belief: { ...belief, doubt }, turn: undefined };
  const turn = { from: belief.health, to: health, at: doubt.since, because };
  return { belief: { health, since: doubt.since, doubt: undefined }, turn };
}

/** How an address is by one probe alone, and why. */
export function healthOf(
  { expect, slow }: Monitor,
  { answer, millis }: Probe,
): { readonly health: Health; readonly because: string } {
  if ("because" in answer) return { health: "down", because: answer.because };
  const { status } = answer;
  const right = expect.length === 0 ? status >= 200 && status < 400 : expect.includes(status);
  if (!right) return { health: "down", because: `it answers ${status}` };
  if (slow !== undefined && millis > slow) return { health: "degraded", because: `it takes ${millis} ms` };
  return { health: "up", because: `it answers ${status}` };
}
