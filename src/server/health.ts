import type { Clock } from "../time/clock.ts";
import { addMillis, toMillis } from "../time/instant.ts";
import type { Database } from "./database.ts";
import type { Deliveries } from "./deliveries.ts";
import type { Depth, Queue } from "./queue.ts";
import type { Repositories } from "./repositories.ts";

/** Whether work is done here: ready, or what is in the way of it. */
export type Health = { readonly ready: boolean; readonly reasons: readonly string[] };

/** Nothing that is due waits longer than this while everything runs. */
export const STUCK = 10 * 60_000;

/** What health is read from. */
export type Watched = {
  readonly passes: Queue;
  readonly deliveries: Deliveries;
  readonly repositories: Pick<Repositories, "overdue">;
  readonly clock: Clock;
  /** What is wrong with the clock of this machine, as of the last look. */
  readonly clocks: { readonly skew: string | undefined };
};

/** Whether a webhook that comes now can be kept: all that a proxy need know. What is late is none of its business: it would take away what still takes webhooks in. */
export async function canTakeWebhooks(database: Pick<Database, "queryFirst">): Promise<boolean> {
  try {
    const [row] = await database.queryFirst<{ readonly transaction_read_only: string }>(
      "show transaction_read_only",
      [],
    );
    return row?.transaction_read_only === "off";
  } catch {
    return false;
  }
}

/** Looks whether the database answers and whether what is due gets its turn: a queue nobody works on is dead, however alive its processes are, and so is one that lost what was to come. */
export async function readHealth({ passes, deliveries, repositories, clock, clocks }: Watched): Promise<Health> {
  let overdue: Awaited<ReturnType<Repositories["overdue"]>>;
  let depth: Depth;
  let backlog: Awaited<ReturnType<Deliveries["backlog"]>>;
  try {
    [depth, backlog, overdue] = await Promise.all([
      passes.depth(),
      deliveries.backlog(),
      repositories.overdue(addMillis(clock.now(), -STUCK)),
    ]);
  } catch {
    // Why is in the log; who asks may be anybody.
    return { ready: false, reasons: ["the database does not answer"] };
  }
  const now = toMillis(clock.now());
  const since = (instant: string | undefined): number => (instant === undefined ? 0 : now - toMillis(instant));
  const reasons = [
    ...(clocks.skew === undefined ? [] : [clocks.skew]),
    ...(since(depth.oldest) > STUCK
      ? [`the oldest of ${depth.ready} ready passes has waited since ${depth.oldest}`]
      : []),
    ...overdue.slice(0, 1).map(({ since: due }) => `no pass has been made of what was due at ${due}`),
    ...(since(backlog.oldest) > STUCK ? [`webhooks have been waiting since ${backlog.oldest}`] : []),
  ];
  return { ready: reasons.length === 0, reasons };
}
