import { redactError } from "../github/redact.ts";
import type { Clock } from "../time/clock.ts";
import { addMillis, fromMillis, toMillis } from "../time/instant.ts";
import type { Budget, Budgets } from "./budgets.ts";
import type { Counters } from "./counters.ts";
import type { Log } from "./log.ts";
import type { CheckRunner, PassResult, PassRunner } from "./pass-runner.ts";
import type { Job, Queue } from "./queue.ts";
import type { Repositories } from "./repositories.ts";
import type { Repository } from "./repository.ts";
import { spread } from "./spread.ts";
import type { WantedChecks } from "./wanted-checks.ts";

/** What making passes needs. */
export type Passing = {
  readonly budgets: Budgets;
  readonly repositories: Repositories;
  readonly passes: Queue;
  readonly surveys: Queue;
  readonly checks: WantedChecks;
  readonly runPass: PassRunner;
  readonly runCheck: CheckRunner;
  readonly counters: Counters;
  readonly clock: Clock;
  readonly log: Log;
};

/** Later than this, something had stopped. */
const LATE = 10 * 60_000;

/** What runs against a clock begins within this. */
const MISSED = 5000;

/** Over so long is spread what is due at one moment, and what was postponed to one. */
const RUSH = 30_000;
const AGAIN = 60_000;

/** Makes the pass a job asks for, and lets the repository sleep until its next due instant. */
export async function makePass(passing: Passing, job: Job): Promise<void> {
  const { budgets, repositories, checks, passes, surveys, runPass, runCheck, counters, clock, log } = passing;
  const repository = await repositories.find(job.key);
  if (repository === undefined) return;
  const about = {
    repository: repository.id,
    name: `${repository.owner}/${repository.name}`,
    installation: repository.installation,
  };
  const budget = await budgets.of(repository.installation, job.urgent);
  if (await isPostponed(passing, job, repository, budget)) return;
  const late = toMillis(clock.now()) - toMillis(job.dueAt);
  counters.observe("almanac_lateness_seconds", Math.max(0, late) / 1000, { urgent: String(job.urgent) });
  if (job.urgent && late > MISSED) counters.add("almanac_clock_misses_total");
  if (late > LATE)
    log("warn", "a pass begins late: nothing was done here for a while", {
      ...about,
      minutes: Math.round(late / 60_000),
    });
  try {
    const result = await runPass(repository, budget, job.signal);
    job.signal.throwIfAborted();
    if (result === "unreachable") {
      counters.add("almanac_passes_total", { outcome: "unreachable" });
      log("warn", "a repository cannot be reached any more", about);
      await repositories.lost(repository.id);
      await surveys.wake(repository.installation);
      return;
    }
    // Before the job ends: a process that dies in between leaves one of them behind, and either leads on.
    await sleep(passes, repository.id, result);
    await repositories.passed(repository.id, result, clock.now());
    // What it is called now, and whether it is reached at all, only a survey tells.
    if (result.moved) await surveys.wake(repository.installation);
    for (const check of await checks.of(repository.id)) {
      if (result.awake) await runCheck(repository, check.pull, budget, job.signal);
      await checks.made(repository.id, check);
    }
    counters.add("almanac_passes_total", { outcome: outcomeOf(result) });
    log("info", "made a pass", {
      ...about,
      requests: result.requests,
      problems: result.problems.length,
      next: result.nextDueAt,
      unfinished: result.unfinished,
    });
  } catch (error) {
    if (await isPostponed(passing, job, repository, budget)) return;
    const safe = redactError(error);
    counters.add("almanac_passes_total", { outcome: "failed" });
    log("error", "a pass failed and is tried again", { ...about, reason: safe.message });
    await repositories.failed(repository.id, safe.message, clock.now());
    throw safe;
  } finally {
    await budget.settle();
  }
}

/** Lets a pass sleep until GitHub allows more, where too little is left for it, and says so. */
async function isPostponed(
  { repositories, passes, counters, clock, log }: Passing,
  { urgent }: Job,
  { id, owner, name, installation }: Repository,
  budget: Budget,
): Promise<boolean> {
  const wait = budget.waitUntil(urgent);
  if (wait === undefined) return false;
  const until = fromMillis(wait + spread(id, AGAIN));
  const reason = `Postponed until ${until}: this installation has used up what GitHub allows it.`;
  counters.add("almanac_passes_total", { outcome: "postponed" });
  log("warn", "a pass is postponed", { repository: id, name: `${owner}/${name}`, installation, urgent, until });
  await repositories.failed(id, reason, clock.now(), "postponed");
  await passes.sleepUntil(id, until);
  return true;
}

function outcomeOf({ awake, unfinished }: PassResult): string {
  if (!awake) return "asleep";
  return unfinished ? "unfinished" : "done";
}

/** Many a playbook says 09:00: not all begin at that very moment, but those whose clocks run do. */
async function sleep(passes: Queue, id: number, { nextDueAt, urgent }: PassResult): Promise<void> {
  if (nextDueAt === undefined) return;
  await passes.sleepUntil(id, urgent ? nextDueAt : addMillis(nextDueAt, spread(id, RUSH)), urgent);
}
