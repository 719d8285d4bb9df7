import type { Clock } from "../time/clock.ts";
import { addMillis } from "../time/instant.ts";
import { STUCK } from "./health.ts";
import type { Log } from "./log.ts";
import type { Queue } from "./queue.ts";
import type { Repositories } from "./repositories.ts";

/** What is reminded of what. */
export type Reminding = {
  readonly repositories: Pick<Repositories, "overdue">;
  readonly passes: Pick<Queue, "sleepUntil">;
  readonly clock: Clock;
  readonly log: Log;
};

/** Plans the passes anew that were due and that nobody has in mind any more, whatever became of them, and says so. */
export async function remind({ repositories, passes, clock, log }: Reminding): Promise<void> {
  const now = clock.now();
  for (const { id, owner, name, since } of await repositories.overdue(addMillis(now, -STUCK))) {
    // One that waits already, or is at work, keeps its place.
    await passes.sleepUntil(id, now);
    log("warn", "a pass was due and was not made", { repository: id, name: `${owner}/${name}`, since });
  }
}
