import { type Reach, readFailedDeliveries } from "../github/app/read-failed-deliveries.ts";
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

/** What was lost lately is looked for in the newest part of the log: so many pages of the last minutes, which is one request where little happens. */
const LATELY = 15 * 60_000;
const PAGES = 5;

/** Brings back what was lost lately, so that a clock that should begin to run with it is not behind by much. */
export async function sweepLately(sweeping: Sweeping): Promise<void> {
  const now = sweeping.clock.now();
  await askAgain(sweeping, await sweeping.asApp(), { since: addMillis(now, -LATELY), pages: PAGES, now });
}

/** Brings back what was lost: webhooks that GitHub could not deliver are asked for again, and installations nobody told us of are surveyed. */
export async function sweep(sweeping: Sweeping): Promise<void> {
  const { asApp, deliveries, repositories, surveys, clock } = sweeping;
  const app = await asApp();
  const now = clock.now();
  await askAgain(sweeping, app, { since: addMillis(now, -WINDOW), pages: Number.POSITIVE_INFINITY, now });
  const standing = new Set((await readInstallations(app)).flatMap(({ id, suspended }) => (suspended ? [] : [id])));
  const known = await repositories.installations();
  for (const id of new Set([...standing, ...known])) {
    // Whoever has been surveyed has a job asleep that comes sooner.
    if (standing.has(id) && known.has(id)) await surveys.sleepUntil(id, addMillis(now, DAY));
    else await surveys.wake(id);
  }
  await deliveries.forgetBefore(addMillis(now, -WINDOW - DAY));
}

async function askAgain({ log }: Sweeping, app: Client, reach: Reach): Promise<void> {
  for (const { id, guid, event } of await readFailedDeliveries(app, reach)) {
    await redeliver(app, id);
    log("info", "asks for a webhook again", { delivery: guid, event });
  }
}
