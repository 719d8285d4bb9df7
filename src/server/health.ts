import type { Clock } from "../time/clock.ts";
import { toMillis } from "../time/instant.ts";
import type { Deliveries } from "./deliveries.ts";
import type { Depth, Queue } from "./queue.ts";

/** Whether work is done here: ready, or what is in the way of it. */
export type Health = { readonly ready: boolean; readonly reasons: readonly string[] };

/** Nothing that is ready waits longer than this while everything runs. */
const STUCK = 10 * 60_000;

/** Looks whether the database answers and whether what is ready gets its turn: a queue nobody works on is dead, however alive its processes are. */
export async function readHealth(passes: Queue, deliveries: Deliveries, clock: Clock): Promise<Health> {
  let depth: Depth;
  let backlog: Awaited<ReturnType<Deliveries["backlog"]>>;
  try {
    [depth, backlog] = await Promise.all([passes.depth(), deliveries.backlog()]);
  } catch {
    // Why is in the log; who asks may be anybody.
    return { ready: false, reasons: ["the database does not answer"] };
  }
  const now = toMillis(clock.now());
  const since = (instant: string | undefined): number => (instant === undefined ? 0 : now - toMillis(instant));
  const reasons = [
    ...(since(depth.oldest) > STUCK
      ? [`the oldest of ${depth.ready} ready passes has waited since ${depth.oldest}`]
      : []),
    ...(since(backlog.oldest) > STUCK ? [`webhooks have been waiting since ${backlog.oldest}`] : []),
  ];
  return { ready: reasons.length === 0, reasons };
}
