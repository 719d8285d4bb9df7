import type { IncomingMessage } from "node:http";
import { TLSSocket } from "node:tls";
import type { Probe } from "../inputs/probe.ts";
import type { Monitor } from "../playbook/incidents.ts";
import type { Clock } from "../time/clock.ts";
import { type Instant, fromMillis } from "../time/instant.ts";
import { RefusedAddress, requestOutside } from "./request-outside.ts";

/** What probing needs. */
export type Probing = {
  readonly clock: Clock;
  /** Milliseconds from any moment on, finer than the clock. */
  readonly stopwatch: () => number;
  readonly privateHosts: ReadonlySet<string>;
};

/** Asks an address once whether it works: no redirect is followed, nothing of the answer but its status is read, and private addresses are not asked. */
export async function probeAddress(
  { url, timeout }: Pick<Monitor, "url" | "timeout">,
  { clock, stopwatch, privateHosts }: Probing,
): Promise<Probe> {
  const at = clock.now();
  const begun = stopwatch();
  const signal = AbortSignal.timeout(timeout);
  const probe = (answer: Probe["answer"], certificateEnds: Instant | undefined): Probe => ({
    at,
    millis: Math.round(stopwatch() - begun),
    answer,
    certificateEnds,
  });
  try {
    const request = { method: "GET", headers: { accept: "*/*" }, body: undefined } as const;
    const answer = await requestOutside(new URL(url), request, { privateHosts }, signal);
    const ends = certificateOf(answer);
    answer.destroy();
    return probe({ status: answer.statusCode ?? 0 }, ends);
  } catch (error) {
    if (error instanceof RefusedAddress)
      return probe({ because: "its address is one of a private network" }, undefined);
    if (signal.aborted) return probe({ because: `no answer within ${timeout / 1000} s` }, undefined);
    const code = error instanceof Error && "code" in error ? ` (${String(error.code)})` : "";
    return probe({ because: `it cannot be reached${code}` }, undefined);
  }
}

function certificateOf({ socket }: IncomingMessage): Instant | undefined {
  if (!(socket instanceof TLSSocket)) return undefined;
  const ends = Date.parse(socket.getPeerCertificate().valid_to);
  return Number.isNaN(ends) ? undefined : fromMillis(ends);
}
