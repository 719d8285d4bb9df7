import { mintToken } from "../github/app/mint-token.ts";
import { readInstallation } from "../github/app/read-installations.ts";
import { readReachedRepositories } from "../github/app/read-reached-repositories.ts";
import type { Client } from "../github/client.ts";
import type { Clock } from "../time/clock.ts";
import { addMillis } from "../time/instant.ts";
import type { Log } from "./log.ts";
import type { Queue } from "./queue.ts";
import type { Repositories } from "./repositories.ts";
import { spread } from "./spread.ts";

/** What a survey needs. */
export type Surveying = {
  readonly asApp: () => Promise<Client>;
  /** A client of an installation, for its own matters only. */
  readonly asInstallation: (token: string) => Client;
  readonly repositories: Repositories;
  readonly passes: Queue;
  readonly surveys: Queue;
  readonly clock: Clock;
  readonly log: Log;
};

const DAY = 86_400_000;

/** Looks what an installation reaches: new repositories are woken, those it lost are forgotten, and every one is looked at within a day, spread over it. */
export async function survey(surveying: Surveying, installation: number): Promise<void> {
  const { repositories, passes, surveys, clock, log } = surveying;
  const app = await surveying.asApp();
  const standing = await readInstallation(app, installation);
  const known = new Map((await repositories.of(installation)).map((repository) => [repository.id, repository]));
  const reached = standing === undefined || standing.suspended ? [] : await reachedBy(surveying, app, installation);
  const usable = reached.filter(({ archived }) => !archived);
  const unseen = [...known.keys()].filter((id) => usable.every((repository) => repository.id !== id));
  // One that another installation reaches by now is not lost.
  const lost = await repositories.forget(unseen, installation);
  await passes.drop(lost);
  const now = clock.now();
  for (const repository of usable) {
    await repositories.rename(repository, installation);
    if (known.get(repository.id)?.awake === undefined) await passes.wake(repository.id);
    else await passes.sleepUntil(repository.id, addMillis(now, spread(repository.id, DAY)));
  }
  if (reached.length > 0) await surveys.sleepUntil(installation, addMillis(now, DAY));
  log("info", "surveyed an installation", { installation, reached: usable.length, lost: lost.length });
}

async function reachedBy(
  { asInstallation }: Surveying,
  app: Client,
  installation: number,
): ReturnType<typeof readReachedRepositories> {
  const { token } = await mintToken(app, installation, { permissions: { metadata: "read" } });
  return readReachedRepositories(asInstallation(token));
}
