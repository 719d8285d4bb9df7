import { readFailedDeliveries } from "../github/app/read-failed-deliveries.ts";
import { readInstallations } from "../github/app/read-installations.ts";
import { redeliver } from "../github/app/redeliver.ts";
import type { Client } from "../github/client.ts";
import type { Clock } from "../time/clock.ts";
import { addMillis } from "../time/instant.ts";
import type { Deliveries } from "./deliveries.ts";
import type { Log } from "./log.ts";
import type { Queue } from "./queue.ts";
import type { Repositories } from "./repositories.ts";

/** What a sweep needs. */
export type Sweeping = {
  readonly asApp: () => Promise<Client>;
  readonly deliveries: Deliveries;
  readonly repositories: Repositories;
  readonly surveys: Queue;
  readonly clock: Clock;
  readonly log: Log;
};

/** GitHub keeps what it sent for three days; what is older cannot come again. */
const WINDOW = 3 * 86_400_000;

const DAY = 86_400_000;

/** Brings back what was lost: webhooks that GitHub could not deliver are asked for again, and installations nobody told us of are surveyed. */
export async function sweep({ asApp, deliveries, repositories, surveys, clock, log }: Sweeping): Promise<void> {
  const app = await asApp();
  const now = clock.now();
  const failed = await readFailedDeliveries(app, addMillis(now, -WINDOW));
  for (const { id, guid, event } of failed) {
    await redeliver(app, id);
    log("info", "asks for a webhook again", { delivery: guid, event });
  }
  const standing = new Set((await readInstallations(app)).flatMap(({ id, suspended }) => (suspended ? [] : [id])));
  const known = await repositories.installations();
  for (const id of new Set([...standing, ...known])) {
    // Whoever has been surveyed has a job asleep that comes sooner.
    if (standing.has(id) && known.has(id)) await surveys.sleepUntil(id, addMillis(now, DAY));
    else await surveys.wake(id);
  }
  await deliveries.forgetBefore(addMillis(now, -WINDOW - DAY));
}
