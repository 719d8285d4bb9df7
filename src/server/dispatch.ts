import type { Clock } from "../time/clock.ts";
import type { Deliveries, Delivery } from "./deliveries.ts";
import type { Log } from "./log.ts";
import type { Queue } from "./queue.ts";
import type { Repositories } from "./repositories.ts";
import type { RepositoryName } from "./tidings.ts";
import type { WantedChecks } from "./wanted-checks.ts";

/** Where deliveries lead to. */
export type Dispatching = {
  readonly deliveries: Deliveries;
  readonly repositories: Repositories;
  readonly checks: WantedChecks;
  readonly passes: Queue;
  readonly surveys: Queue;
  readonly clock: Clock;
  readonly log: Log;
};

const BATCH = 500;

/** Turns the deliveries that wait into jobs. Doing it twice, or two processes at once, does no harm: a job that is there already is woken once more. */
export async function dispatch(to: Dispatching): Promise<void> {
  for (;;) {
    const batch = await to.deliveries.waiting(BATCH);
    for (const installation of installationsIn(batch)) await to.surveys.wake(installation);
    for (const [id, told] of byRepository(batch)) await settle(to, id, told);
    await to.deliveries.handled(
      batch.map(({ id }) => id),
      to.clock.now(),
    );
    if (batch.length < BATCH) return;
  }
}

/** Who must be surveyed: what it reaches may have changed, or it reaches nothing any more. */
function installationsIn(batch: readonly Delivery[]): ReadonlySet<number> {
  return new Set(
    batch.flatMap(({ tidings }) =>
      tidings.news === "survey" || tidings.news === "left" ? (tidings.installation ?? []) : [],
    ),
  );
}

/** All that a batch told of one repository. */
type Told = {
  repository: RepositoryName;
  installation: number;
  readonly ids: string[];
  readonly news: Set<string>;
  readonly pulls: Set<number>;
  readonly homes: Set<string>;
};

function byRepository(batch: readonly Delivery[]): ReadonlyMap<number, Told> {
  const all = new Map<number, Told>();
  for (const { id, tidings } of batch) {
    const { repository, installation, news, pull } = tidings;
    if (repository === undefined || installation === undefined) continue;
    const told = all.get(repository.id) ?? {
      repository,
      installation,
      ids: [],
      news: new Set<string>(),
      pulls: new Set<number>(),
      homes: new Set<string>(),
    };
    all.set(repository.id, told);
    told.ids.push(id);
    told.news.add(news);
    if (pull !== undefined) told.pulls.add(pull);
    if (tidings.home !== undefined) told.homes.add(tidings.home);
    if (news === "moved") Object.assign(told, { repository, installation });
  }
  return all;
}

/** What is said of a confidential incident in private is heard where it was declared. */
async function wakeHome({ repositories, passes }: Pick<Dispatching, "repositories" | "passes">, home: string) {
  const [owner = "", name = ""] = home.split("/");
  const known = await repositories.named(owner, name);
  if (known?.awake === true) await passes.wake(known.id, true);
}

/** It has that name and owner now; of two owners each is asked whose it really is, as such news may overtake each other. */
async function move({ repositories, surveys }: Dispatching, { repository, installation }: Told): Promise<void> {
  const before = await repositories.find(repository.id);
  await repositories.rename(repository, installation);
  if (before === undefined || before.installation === installation) return;
  await surveys.wake(before.installation);
  await surveys.wake(installation);
}

async function settle(to: Dispatching, id: number, told: Told): Promise<void> {
  const { repositories, checks, passes, surveys, clock, log } = to;
  const { news, repository, installation } = told;
  if (news.has("gone")) {
    await passes.drop([id]);
    await repositories.forget([id]);
    // That it came back may have been told before.
    await surveys.wake(installation);
    return;
  }
  if (news.has("moved")) await move(to, told);
  // The defaults of an owner are part of many a playbook.
  if (news.has("playbook") && repository.name === ".github")
    for (const other of await repositories.of(installation)) if (other.awake === true) await passes.wake(other.id);
  for (const home of told.homes) await wakeHome({ repositories, passes }, home);
  const wakes = ["playbook", "moved", "urgent", "work"].filter((one) => news.has(one));
  if (wakes.length === 0) return;
  const known = await repositories.meet(repository, installation);
  // Nobody there asks for us; only a playbook could change that.
  if (known.awake === false && !news.has("playbook")) return;
  for (const pull of told.pulls) await checks.want(id, pull, clock.now());
  await passes.wake(id, news.has("urgent"));
  for (const delivery of told.ids)
    log("info", "wakes a repository", {
      delivery,
      repository: id,
      name: `${known.owner}/${known.name}`,
      why: wakes[0],
    });
}
