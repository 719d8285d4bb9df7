import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FailedDelivery } from "../../src/github/app/read-delivery-log.ts";
import { budgetsIn } from "../../src/server/budgets.ts";
import { Counters } from "../../src/server/counters.ts";
import { type Database, QUEUE_SCHEMA } from "../../src/server/database.ts";
import { deliveriesIn } from "../../src/server/deliveries.ts";
import { declareFigures, renderFigures } from "../../src/server/figures.ts";
import { makePass } from "../../src/server/make-pass.ts";
import { lostDeliveriesIn } from "../../src/server/lost-deliveries.ts";
import { openDatabase } from "../../src/server/open-database.ts";
import { type Job, type Queue, queueIn } from "../../src/server/queue.ts";
import type { PassResult } from "../../src/server/pass-runner.ts";
import { readOverview } from "../../src/server/overview.ts";
import { repositoriesIn } from "../../src/server/repositories.ts";
import { readTidings } from "../../src/server/tidings.ts";
import { vaultIn } from "../../src/server/vault.ts";
import { wantedChecksIn } from "../../src/server/wanted-checks.ts";
import { until } from "../support/app-world.ts";
import { NO_POSTGRES, TEST_POSTGRES, freshDatabase } from "../support/test-postgres.ts";

const HOUR = 3_600_000;
const from = (millis: number): string => new Date(Date.now() + millis).toISOString();
const silent = (): void => {};

/** A pass that found nothing to do. */
const QUIET: PassResult = {
  awake: true,
  summary: "",
  nextDueAt: undefined,
  urgent: false,
  problems: [],
  moved: false,
  unfinished: false,
  requests: 1,
};

const kinds = [
  { kind: "embedded", processes: 1, skipped: false },
  { kind: "postgres", processes: 2, skipped: TEST_POSTGRES === undefined },
];

test.skipIf(TEST_POSTGRES === undefined)(
  `the same holds on Postgres${TEST_POSTGRES === undefined ? ` (${NO_POSTGRES})` : ""}`,
  () => {
    expect(kinds.filter(({ skipped }) => !skipped)).toHaveLength(2);
  },
);

describe.each(kinds.filter(({ skipped }) => !skipped))("on $kind", ({ kind, processes }) => {
  const databases: Database[] = [];
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "almanac-queue-"));
    const place = kind === "postgres" ? { url: await freshDatabase("almanac_queue") } : { folder };
    for (let count = 0; count < processes; count += 1) databases.push(await openDatabase(place, silent));
  }, 180_000);

  afterAll(async () => {
    for (const database of databases) await database.close(1000);
    await rm(folder, { recursive: true, force: true });
  }, 180_000);

  function first(): Database {
    const [database] = databases;
    if (database === undefined) throw new Error("no database was opened");
    return database;
  }

  /** The queue as each process sees it, all of them at work; a job takes a moment. */
  async function working(name: string, run: (job: Job) => Promise<void>): Promise<Queue> {
    for (const database of databases) await (await queueIn(database, name)).work(4, run);
    return queueIn(first(), name);
  }

  test("never works on one key twice at once, on others meanwhile, and takes a burst for one", async () => {
    const active = new Map<number, number>();
    const done: number[] = [];
    let most = 0;
    let together = 0;
    const gate = Promise.withResolvers<void>();
    const queue = await working("bursts", async ({ key }) => {
      active.set(key, (active.get(key) ?? 0) + 1);
      most = Math.max(most, active.get(key) ?? 0);
      together = Math.max(together, [...active.values()].filter((count) => count > 0).length);
      await gate.promise;
      active.set(key, (active.get(key) ?? 0) - 1);
      done.push(key);
    });
    for (let round = 0; round < 10; round += 1) await Promise.all([1, 2, 3].map(async (key) => queue.wake(key)));
    await until(() => together === 3);
    gate.resolve();
    await until(async () => done.length >= 3 && (await idle(queue)));
    expect(most).toBe(1);
    expect(together).toBe(3);
    // The one under way, and one more for all that came meanwhile.
    expect(done.length).toBeLessThanOrEqual(6);
  });

  test("lets a job sleep, wakes it before, and keeps what comes first", async () => {
    const begun: Job[] = [];
    const queue = await working("sleepers", async (job) => {
      begun.push(job);
      await Promise.resolve();
    });
    await queue.sleepUntil(1, from(HOUR));
    await queue.sleepUntil(2, from(2 * HOUR));
    await queue.sleepUntil(2, from(1));
    await until(() => begun.length === 1);
    expect(begun.map(({ key }) => key)).toEqual([2]);
    await queue.wake(1);
    await until(() => begun.length === 2);
    expect(begun[1]).toMatchObject({ key: 1, urgent: false });
    await queue.sleepUntil(3, from(1500));
    await queue.sleepUntil(3, from(HOUR));
    await until(() => begun.length === 3);
    await queue.sleepUntil(4, from(HOUR));
    await queue.drop([4]);
    expect(await queue.depth()).toMatchObject({ ready: 0, asleep: 0, active: 0 });
  });

  test("wakes many at once: who sleeps, who is not there, who must hurry; who waits already is left alone", async () => {
    const queue = await queueIn(first(), "many");
    const now = from(0);
    await queue.sleepUntil(1, from(HOUR));
    await queue.wake(2);
    const { oldest } = await queue.depth();
    await queue.wakeAll([1, 2, 3], from(60_000));
    expect(await queue.depth()).toMatchObject({ ready: 3, asleep: 0, oldest });
    await queue.wakeAll([3], now, true);
    await queue.wakeAll([], now);
    const sleepers = Array.from({ length: 20 }, (_, index) => 10 + index);
    for (const key of sleepers.slice(0, 10)) await queue.sleepUntil(key, from(HOUR));
    // Whatever others plan for later in the same moment.
    await Promise.all([
      ...databases.map(async (database) => (await queueIn(database, "many")).wakeAll(sleepers, now)),
      ...sleepers.map(async (key) => queue.sleepUntil(key, from(HOUR))),
    ]);
    expect(await queue.depth()).toMatchObject({ ready: 23, asleep: 0 });
    await queue.drop(sleepers);
    const begun: (readonly [number, boolean])[] = [];
    await queue.work(1, async ({ key, urgent }) => {
      begun.push([key, urgent]);
      await Promise.resolve();
    });
    await until(() => begun.length === 3);
    expect(begun).toEqual([
      [3, true],
      [1, false],
      [2, false],
    ]);
  });

  test("many are woken by two at once, in whatever order, and what becomes urgent is late from then on only", async () => {
    const queues = await Promise.all([...databases, first()].map(async (database) => queueIn(database, "crowd")));
    const keys = Array.from({ length: 200 }, (_, index) => index + 1);
    const orders = [keys, keys.toReversed(), [...keys.slice(100), ...keys.slice(0, 100)]];
    for (const urgent of [false, true]) {
      const now = from(0);
      await Promise.all(queues.map(async (queue, index) => queue.wakeAll(orders[index] ?? keys, now, urgent)));
      const { ready, oldest = "" } = (await queues[0]?.depth()) ?? {};
      expect([ready, oldest >= now]).toEqual([200, true]);
      await wait(1100);
    }
  });

  test("takes what is urgent first, and an urgent job stays urgent", async () => {
    const queue = await queueIn(first(), "urgent");
    await queue.wake(1);
    await queue.wake(2, true);
    await queue.wake(2);
    await queue.wake(3);
    const begun: (readonly [number, boolean])[] = [];
    await queue.work(1, async ({ key, urgent }) => {
      begun.push([key, urgent]);
      await Promise.resolve();
    });
    await until(() => begun.length === 3);
    expect(begun[0]).toEqual([2, true]);
  });

  test("a job woken while it is worked on is worked on again", async () => {
    let count = 0;
    const queue: Queue = await working("again", async ({ key }) => {
      count += 1;
      if (count === 1) await queue.wake(key);
    });
    await queue.wake(9);
    await until(() => count === 2);
    await until(async () => idle(queue));
    expect(count).toBe(2);
  });

  test("what fails for good can be seen and put back", async () => {
    const database = first();
    const queue = await queueIn(database, "poison", { retryLimit: 0 });
    let poisoned = true;
    let replayed = 0;
    await queue.work(1, async () => {
      if (poisoned) throw new Error("poison");
      replayed += 1;
      await Promise.resolve();
    });
    await queue.wake(5);
    await until(async () => (await queue.deadLetters()).length === 1);
    const [letter] = await queue.deadLetters();
    expect(letter).toMatchObject({ key: 5, reason: "poison" });
    poisoned = false;
    expect(await queue.replay(letter?.id ?? "")).toBe(5);
    await until(() => replayed === 1);
    expect(await queue.deadLetters()).toEqual([]);
    expect(await queue.replay("00000000-0000-0000-0000-000000000000")).toBeUndefined();
  });

  test("writes of one installation take turns, whichever process they come from; others do not wait for them", async () => {
    const clock = { now: () => "2026-11-23T08:00:00Z", sleep: async () => {} };
    const budgets = await Promise.all(databases.map(async (database) => budgetsIn(database, clock).of(1)));
    const turns = await Promise.all(
      Array.from({ length: 24 }, async (_, index) => budgets[index % budgets.length]?.bookWrite(HOUR) ?? 0),
    );
    expect(turns.toSorted((a, b) => a - b).slice(-5)).toEqual([3750, 4500, 5250, 6000, 6750]);
    expect(await (await budgetsIn(first(), clock).of(2)).bookWrite(HOUR)).toBe(0);
    expect(await budgets[0]?.bookWrite(1000)).toBeGreaterThan(1000);
    expect(await budgets[0]?.bookWrite(HOUR)).toBe(7500);
    // Of what cannot wait some find a turn at once all the same.
    const urgent = await budgetsIn(first(), clock).of(1, true);
    const soon = await Promise.all(Array.from({ length: 6 }, async () => urgent.bookWrite(HOUR)));
    expect(soon.filter((millis) => millis === 0)).toHaveLength(5);
  });

  test("a lost webhook is asked for less and less often, until it arrives, or cannot come any more", async () => {
    const lost = lostDeliveriesIn(first());
    const at = (minute: number): string => `2026-11-23T08:${String(minute).padStart(2, "0")}:00Z`;
    const failed = (guid: string, begun: number, to: number): FailedDelivery => ({
      id: 205_372_893_648_568_000n + BigInt(to),
      guid,
      event: "issues",
      repository: 12,
      first: at(begun),
      last: at(to),
    });
    const learn = async (all: ReturnType<typeof failed>[], arrived: string[], newest?: string) =>
      lost.learn({ failed: all, arrived, newest, whole: true }, newest);
    const due = async (minute: number) => (await lost.due(at(minute))).map(({ guid }) => guid);
    expect(await lost.readUntil()).toBeUndefined();

    await learn([failed("b", 2, 2), failed("a", 1, 1)], [], at(5));
    await learn([], [], at(4));
    expect([await lost.readUntil(), await due(5)]).toEqual([at(5), ["a", "b"]]);
    await lost.asked("a", at(5));
    expect([await due(6), await due(7)]).toEqual([["b"], ["a", "b"]]);
    // Its next attempt failed too, and the log tells of that only.
    await learn([failed("a", 9, 9)], []);
    expect([await due(12), await due(13)]).toEqual([["b"], ["a", "b"]]);
    expect((await lost.due(at(13)))[0]?.id).toBe(205_372_893_648_568_009n);

    await learn([failed("c", 20, 20)], ["a"]);
    expect(await due(30)).toEqual(["b", "c"]);
    await lost.forgetBefore(at(20));
    expect(await due(30)).toEqual(["c"]);
    await lost.giveUp("c");
    // Its last attempt stands in the log for a while.
    await learn([{ ...failed("c", 20, 21), first: undefined }], []);
    expect(await due(30)).toEqual([]);
  });

  test("what is told late of an hour that is over says nothing of the next one", async () => {
    const clock = { now: () => "2026-11-23T08:31:00Z", sleep: async () => {} };
    const hour = (resets: string, remaining: number) => ({ limit: 1000, remaining, resetsAt: Date.parse(resets) });
    const [late, quick, holding] = await Promise.all([1, 2, 3].map(async () => budgetsIn(first(), clock).of(4)));
    quick?.seen(hour("2026-11-23T09:30:00Z", 990));
    await quick?.settle();
    late?.seen(hour("2026-11-23T08:30:00Z", 0));
    await late?.settle();
    holding?.hold(Date.parse("2026-11-23T08:31:00Z"));
    await holding?.settle();
    expect(await budgetsIn(first(), clock).left()).toContainEqual({ installation: 4, remaining: 990 });
    expect((await budgetsIn(first(), clock).of(4)).waitUntil(false)).toBeUndefined();

    const counters = new Counters();
    declareFigures(counters);
    const database = first();
    const queue = await queueIn(database, "figures");
    const queues = { passes: queue, surveys: queue, sweeps: queue };
    const parts = { counters, ...queues, deliveries: deliveriesIn(database) };
    const figuresAt = async (now: string): Promise<string> => {
      const then = { ...clock, now: () => now };
      const budgets = budgetsIn(database, then);
      return renderFigures({ ...parts, budgets, repositories: repositoriesIn(database), sent: () => 0, clock: then });
    };
    expect(await figuresAt("2026-11-23T08:31:00Z")).toContain('almanac_requests_left{installation="4"} 990\n');
    expect(await figuresAt("2026-11-23T09:30:00Z")).not.toContain('installation="4"');
  });

  test("when little is left of what GitHub allows, what can wait waits, and what cannot does not", async () => {
    const clock = { now: () => "2026-11-23T08:00:00Z", sleep: async () => {} };
    const at = (time: string): number => Date.parse(`2026-11-23T${time}Z`);
    const learning = await budgetsIn(first(), clock).of(3);
    learning.seen({ limit: 1000, remaining: 90, resetsAt: at("08:30:00") });
    learning.seen({ limit: 1000, remaining: 95, resetsAt: at("08:30:00") });
    await learning.settle();
    const known = await budgetsIn(databases.at(-1) ?? first(), clock).of(3);
    expect([known.waitUntil(false), known.waitUntil(true)]).toEqual([at("08:30:00"), undefined]);
    known.hold(at("08:05:00"));
    await known.settle();
    const held = await budgetsIn(first(), clock).of(3);
    expect([held.waitUntil(false), held.waitUntil(true)]).toEqual([at("08:05:00"), at("08:05:00")]);

    const { passing: usual, said, job } = await passingAt(33);
    const database = first();
    const { repositories } = usual;
    // This installation has used up what the budget above says.
    await repositories.rename({ id: 33, owner: "acme", name: "shop" }, 3);
    const passing = {
      ...usual,
      budgets: budgetsIn(database, { ...clock, now: () => "2026-11-23T08:10:00Z" }),
      passes: await queueIn(database, "postponed"),
    };
    await makePass(passing, job);
    expect(said).toEqual(["a pass is postponed"]);
    expect(await passing.passes.depth()).toMatchObject({ ready: 1 });
    const wanted = { repositories: [33, 34], show: "all", text: "", skip: 0, most: 10 } as const;
    const standings = async (): Promise<unknown> => (await readOverview(database, passing.passes, wanted)).standings;
    expect(await standings()).toMatchObject([
      {
        id: 33,
        owner: "acme",
        name: "shop",
        lastPassAt: undefined,
        lastFailure: expect.stringMatching(/^Postponed until/) as string,
        passes: [{ at: "2026-11-23T08:00:00Z", outcome: "postponed" }],
      },
    ]);
    await makePass(passing, { ...job, urgent: true });
    expect(said.at(-1)).toBe("made a pass");
    expect(await standings()).toMatchObject([
      {
        awake: true,
        lastPassAt: "2026-11-23T08:00:00Z",
        lastFailure: undefined,
        problems: [],
        deadLetters: [],
        passes: [{ outcome: "done", requests: 1 }, { outcome: "postponed" }],
      },
    ]);
  });

  test("who begins late says so, and what was to run against a clock is counted", async () => {
    const { passing, said, counters, job } = await passingAt(41);
    await makePass(passing, { ...job, urgent: true, dueAt: "2026-11-23T07:49:00Z" });
    expect(said).toEqual(["a pass begins late: nothing was done here for a while", "made a pass"]);
    const figures = counters.render();
    expect(figures).toContain("almanac_clock_misses_total 1\n");
    expect(figures).toContain('almanac_lateness_seconds_bucket{urgent="true",le="600"} 0\n');
    expect(figures).toContain('almanac_lateness_seconds_bucket{urgent="true",le="1800"} 1\n');
  });

  test("what is due at one moment begins within half a minute, not all at once; what runs against a clock begins then", async () => {
    const due = "2026-11-23T09:00:00Z";
    const begins = async (urgent: boolean): Promise<readonly number[]> => {
      const ids = [42, 43, 44, 45].map((id) => (urgent ? id + 10 : id));
      for (const id of ids) {
        const { passing, job } = await passingAt(id, { nextDueAt: due, urgent });
        await makePass(passing, job);
      }
      const rows = await first().query<{ readonly start_after: Date }>(
        `select start_after from ${QUEUE_SCHEMA}.job where name = 'made' and singleton_key = any($1::text[])`,
        [ids.map(String)],
      );
      return rows.map(({ start_after: at }) => at.getTime() - Date.parse(due));
    };
    const usual = await begins(false);
    expect(new Set(usual).size).toBe(4);
    expect(usual.every((millis) => millis >= 0 && millis < 30_000)).toBe(true);
    expect(await begins(true)).toEqual([0, 0, 0, 0]);
  });

  test("what a webhook told is kept until GitHub cannot send it again; its payload never is", async () => {
    const deliveries = deliveriesIn(first());
    const payload = {
      action: "opened",
      issue: { title: "A secret title", body: "A secret text" },
      repository: { id: 5, name: "shop", owner: { login: "acme" } },
      installation: { id: 3 },
    };
    const reader = { bot: "almanac[bot]", playbookFile: ".github/almanac.yml", urgentLabels: [] };
    const tidings = readTidings("issues", payload, reader);
    const arrive = async (id: string, at: string): Promise<boolean> =>
      deliveries.keep({ id, event: "issues", tidings, at });
    const [old, recent] = ["2026-11-19T07:00:00Z", "2026-11-22T08:00:00Z"];
    expect([await arrive("old", old), await arrive("old", recent)]).toEqual([true, false]);
    await arrive("waiting", old);
    await arrive("recent", recent);
    await deliveries.handled(["old", "recent"], recent);
    const rows = await first().query<{ readonly id: string }>("select * from almanac.delivery order by id");
    expect(JSON.stringify(rows)).not.toContain("secret");
    await deliveries.forgetBefore("2026-11-19T08:00:00Z");
    const left = await first().query<{ readonly id: string }>("select id from almanac.delivery order by id");
    // What nobody has dealt with stays, however old it is.
    expect(left.map(({ id }) => id)).toEqual(["recent", "waiting"]);
    await deliveries.handled(["waiting"], recent);
  });

  /** What makes a pass over a repository of that number, on a queue of its own, at eight in the morning. */
  async function passingAt(id: number, result: Partial<PassResult> = {}) {
    const database = first();
    const clock = { now: () => "2026-11-23T08:00:00Z", sleep: async () => {} };
    const counters = new Counters();
    declareFigures(counters);
    const said: string[] = [];
    const repositories = repositoriesIn(database);
    await repositories.meet([{ repository: { id, owner: "acme", name: `shop-${id}` }, installation: 4000 + id }]);
    const passing = {
      budgets: budgetsIn(database, clock),
      repositories,
      passes: await queueIn(database, "made"),
      surveys: await queueIn(database, "made-surveys"),
      counters,
      clock,
      log: (_: string, message: string) => said.push(message),
      checks: wantedChecksIn(database),
      runCheck: async () => {},
      runPass: async () => Promise.resolve({ ...QUIET, ...result }),
    };
    const job = { key: id, dueAt: clock.now(), urgent: false, signal: new AbortController().signal };
    return { passing, said, counters, job };
  }

  test("what is locked away is read by whoever knows the secret, for as long as it is good", async () => {
    let now = "2026-11-23T08:00:00Z";
    const clock = { now: () => now, sleep: async () => {} };
    const vault = vaultIn(first(), "secret", clock);
    await vault.write("a", "ghs_token", "2026-11-23T09:00:00Z");
    expect(await vaultIn(databases.at(-1) ?? first(), "secret", clock).read("a")).toBe("ghs_token");
    expect(await vaultIn(first(), "another", clock).read("a")).toBeUndefined();
    const rows = await first().query<{ sealed: string }>("select sealed from almanac.vault");
    expect(Buffer.from(rows[0]?.sealed ?? "", "base64").toString("latin1")).not.toContain("ghs_");
    now = "2026-11-23T09:00:00Z";
    expect(await vault.read("a")).toBeUndefined();
    await vault.forget();
    expect(await first().query("select 1 from almanac.vault")).toEqual([]);
  });

  test("who closes lets what is under way end, and takes nothing new", async () => {
    const database = databases.pop();
    if (database === undefined) throw new Error("no database was opened");
    const [began, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const ended: number[] = [];
    const queue = await queueIn(database, "ending");
    await queue.work(1, async ({ key }) => {
      began.resolve();
      await gate.promise;
      ended.push(key);
    });
    await queue.wake(1);
    await began.promise;
    await queue.wake(2);
    const closed = database.close(20_000);
    // The queue first lets go of its bell, then of its workers.
    await wait(500);
    gate.resolve();
    await closed;
    expect(ended).toEqual([1]);
  });
});

async function idle(queue: Queue): Promise<boolean> {
  const { ready, active } = await queue.depth();
  return ready + active === 0;
}
