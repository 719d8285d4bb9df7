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
    const all = byRepository(batch);
    for (const told of all) await settle(to, told);
    await wakeThose(to, all);
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

function byRepository(batch: readonly Delivery[]): readonly Told[] {
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
  return [...all.values()];
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

/** What it means for what is known of the repository, and for others. */
async function settle(to: Dispatching, told: Told): Promise<void> {
  const { repositories, passes, surveys, clock } = to;
  const { news, repository, installation } = told;
  if (news.has("gone")) {
    await passes.drop([repository.id]);
    await repositories.forget([repository.id]);
    // That it came back may have been told before.
    await surveys.wake(installation);
    return;
  }
  if (news.has("moved")) await move(to, told);
  // The defaults of an owner are part of many a playbook.
  if (news.has("playbook") && repository.name === ".github") {
    const others = (await repositories.of(installation)).filter(({ awake }) => awake === true);
    await passes.wakeAll(
      others.map(({ id }) => id),
      clock.now(),
    );
  }
  for (const home of told.homes) await wakeHome({ repositories, passes }, home);
}

const WAKES = ["playbook", "moved", "urgent", "work"];

/** Wakes what was told of, all at once: under load there is much of it, and most of that is awake already. */
async function wakeThose({ repositories, checks, passes, clock, log }: Dispatching, all: readonly Told[]) {
  const told = all.filter(({ news }) => !news.has("gone") && WAKES.some((one) => news.has(one)));
  if (told.length === 0) return;
  const known = await repositories.meet(told);
  // Where nobody asks for us, only a playbook could change that.
  const asking = told.filter(
    ({ repository, news }) => known.get(repository.id)?.awake !== false || news.has("playbook"),
  );
  const now = clock.now();
  for (const { repository, pulls } of asking) for (const pull of pulls) await checks.want(repository.id, pull, now);
  for (const urgent of [true, false]) {
    const ids = asking.filter(({ news }) => news.has("urgent") === urgent).map(({ repository }) => repository.id);
    await passes.wakeAll(ids, now, urgent);
  }
  for (const { repository, ids, news } of asking) {
    const { owner, name } = known.get(repository.id) ?? repository;
    const about = { repository: repository.id, name: `${owner}/${name}`, why: WAKES.find((one) => news.has(one)) };
    for (const delivery of ids) log("info", "wakes a repository", { delivery, ...about });
  }
}
