import { redactError } from "../github/redact.ts";
import type { Clock } from "../time/clock.ts";
import { toMillis } from "../time/instant.ts";
import type { Counters } from "./counters.ts";
import type { Log } from "./log.ts";
import type { PassRunner } from "./pass-runner.ts";
import type { Job, Queue } from "./queue.ts";
import type { Repositories } from "./repositories.ts";

/** What making passes needs. */
export type Passing = {
  readonly repositories: Repositories;
  readonly passes: Queue;
  readonly surveys: Queue;
  readonly runPass: PassRunner;
  readonly counters: Counters;
  readonly clock: Clock;
  readonly log: Log;
};

/** Later than this, something had stopped. */
const LATE = 10 * 60_000;

/** Makes the pass a job asks for, and lets the repository sleep until its next due instant. */
export async function makePass(passing: Passing, job: Job): Promise<void> {
  const { repositories, passes, surveys, runPass, counters, clock, log } = passing;
  const repository = await repositories.find(job.key);
  if (repository === undefined) return;
  const about = {
    repository: repository.id,
    name: `${repository.owner}/${repository.name}`,
    installation: repository.installation,
  };
  const late = toMillis(clock.now()) - toMillis(job.dueAt);
  counters.set("almanac_lateness_seconds", Math.max(0, late) / 1000, { urgent: String(job.urgent) });
  if (late > LATE)
    log("warn", "a pass begins late: nothing was done here for a while", {
      ...about,
      minutes: Math.round(late / 60_000),
    });
  try {
    const result = await runPass(repository, job.signal);
    job.signal.throwIfAborted();
    if (result === "unreachable") {
      counters.add("almanac_passes_total", { outcome: "unreachable" });
      log("warn", "a repository cannot be reached any more", about);
      await surveys.wake(repository.installation);
      return;
    }
    // Before the job ends: a process that dies in between leaves one of them behind, and either leads on.
    if (result.nextDueAt !== undefined) await passes.sleepUntil(repository.id, result.nextDueAt);
    await repositories.passed(repository.id, result, clock.now());
    counters.add("almanac_passes_total", { outcome: result.awake ? "done" : "asleep" });
    counters.add("almanac_requests_total", {}, result.requests);
    log("info", "made a pass", {
      ...about,
      requests: result.requests,
      problems: result.problems.length,
      next: result.nextDueAt,
    });
  } catch (error) {
    const safe = redactError(error);
    counters.add("almanac_passes_total", { outcome: "failed" });
    log("error", "a pass failed and is tried again", { ...about, reason: safe.message });
    await repositories.failed(repository.id, safe.message);
    throw safe;
  }
}
