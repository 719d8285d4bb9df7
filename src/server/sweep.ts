import { GitHubError } from "../errors.ts";
import { readDeliveryLog } from "../github/app/read-delivery-log.ts";
import { readInstallations } from "../github/app/read-installations.ts";
import { redeliver } from "../github/app/redeliver.ts";
import type { Client } from "../github/client.ts";
import type { Clock } from "../time/clock.ts";
import { addMillis } from "../time/instant.ts";
import type { Deliveries } from "./deliveries.ts";
import type { Log } from "./log.ts";
import type { LostDeliveries } from "./lost-deliveries.ts";
import type { Queue } from "./queue.ts";
import type { Repositories } from "./repositories.ts";

/** What a sweep needs. */
export type Sweeping = {
  readonly asApp: () => Promise<Client>;
  readonly deliveries: Deliveries;
  readonly lost: LostDeliveries;
  readonly repositories: Repositories;
  readonly passes: Pick<Queue, "wakeAll">;
  readonly surveys: Queue;
  readonly clock: Clock;
  readonly log: Log;
};

/** GitHub keeps what it sent for three days; what is older cannot come again. */
const WINDOW = 3 * 86_400_000;

const DAY = 86_400_000;

/** A webhook stands in the log some time after it was sent: GitHub waits ten seconds for an answer, and may be behind. */
const MARGIN = 15 * 60_000;

/** So many pages are read in passing, and so many when there is time: each holds a hundred webhooks. */
const FEW = 5;
const MANY = 500;

/** Brings back what was lost lately, so that a clock that should begin to run with it is not behind by much. */
export async function sweepLately(sweeping: Sweeping): Promise<void> {
  await bringBack(sweeping, await sweeping.asApp(), FEW);
}

/** Brings back what was lost: webhooks that GitHub could not deliver are asked for again, and installations nobody told us of are surveyed. */
export async function sweep(sweeping: Sweeping): Promise<void> {
  const { asApp, deliveries, repositories, surveys, clock } = sweeping;
  const app = await asApp();
  await bringBack(sweeping, app, MANY);
  const now = clock.now();
  const standing = new Set((await readInstallations(app)).flatMap(({ id, suspended }) => (suspended ? [] : [id])));
  const known = await repositories.installations();
  for (const id of new Set([...standing, ...known])) {
    // Whoever has been surveyed has a job asleep that comes sooner.
    if (standing.has(id) && known.has(id)) await surveys.sleepUntil(id, addMillis(now, DAY));
    else await surveys.wake(id);
  }
  await deliveries.forgetBefore(addMillis(now, -WINDOW - DAY));
}

/** Reads what is new in GitHub's log, looks at once at the repositories of what did not arrive, and asks for it again. */
async function bringBack(
  { lost, repositories, passes, clock, log }: Sweeping,
  app: Client,
  pages: number,
): Promise<void> {
  const now = clock.now();
  const oldest = addMillis(now, -WINDOW);
  const known = await lost.readUntil();
  const since = known === undefined || known < oldest ? oldest : addMillis(known, -MARGIN);
  const part = await readDeliveryLog(app, since, pages);
  if (!part.whole && pages === MANY)
    log("warn", "GitHub's delivery log is too long to be read: what was lost before is found by the daily passes", {
      since,
    });
  // GitHub sends again one after the other, and after an outage there are many: nobody waits for that.
  const fresh = part.failed.filter(({ last }) => known === undefined || last > known);
  const behind = new Set(fresh.flatMap(({ repository }) => repository ?? []));
  await passes.wakeAll(await repositories.awake([...behind]), now);
  // A clock that was ahead must not hide what comes until it is right again.
  const read = part.newest !== undefined && part.newest > now ? now : part.newest;
  await lost.learn(part, part.whole || pages === MANY ? read : undefined);
  await lost.forgetBefore(oldest);
  for (const { id, guid, event } of await lost.due(now)) {
    // Before it is asked for: what goes wrong with one keeps the others from nothing.
    await lost.asked(guid, now);
    if (await isTaken(redeliver(app, id))) log("info", "asks for a webhook again", { delivery: guid, event });
    else {
      await lost.giveUp(guid);
      log("warn", "GitHub does not send a webhook again", { delivery: guid, event });
    }
  }
}

/** Whether GitHub will; what is no longer in its log it cannot send. */
async function isTaken(asking: Promise<void>): Promise<boolean> {
  try {
    await asking;
    return true;
  } catch (error) {
    if (error instanceof GitHubError && [400, 404, 422].includes(error.status)) return false;
    throw error;
  }
}
