import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../src/server/database.ts";
import { openDatabase } from "../../src/server/open-database.ts";
import { type Job, type Queue, queueIn } from "../../src/server/queue.ts";
import { until } from "../support/app-world.ts";
import { NO_POSTGRES, TEST_POSTGRES, freshDatabase } from "../support/test-postgres.ts";

const HOUR = 3_600_000;
const from = (millis: number): string => new Date(Date.now() + millis).toISOString();
const silent = (): void => {};

describe.each([
  { kind: "embedded", processes: 1 },
  { kind: "postgres", processes: 2 },
])("on $kind", ({ kind, processes }) => {
  const skipped = kind === "postgres" && TEST_POSTGRES === undefined;
  const databases: Database[] = [];
  let folder: string;

  beforeAll(async () => {
    if (skipped) return;
    folder = await mkdtemp(join(tmpdir(), "almanac-queue-"));
    const place = kind === "postgres" ? { url: await freshDatabase("almanac_queue") } : { folder };
    for (let count = 0; count < processes; count += 1) databases.push(await openDatabase(place, silent));
  }, 60_000);

  afterAll(async () => {
    for (const database of databases) await database.close(1000);
    if (!skipped) await rm(folder, { recursive: true, force: true });
  }, 60_000);

  const it = test.skipIf(skipped);
  const named = (name: string): string => (skipped ? `${name} (${NO_POSTGRES})` : name);

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

  it(named("never works on one key twice at once, on others meanwhile, and takes a burst for one"), async () => {
    const active = new Map<number, number>();
    const done: number[] = [];
    let most = 0;
    let together = 0;
    const queue = await working("bursts", async ({ key }) => {
      active.set(key, (active.get(key) ?? 0) + 1);
      most = Math.max(most, active.get(key) ?? 0);
      together = Math.max(together, [...active.values()].filter((count) => count > 0).length);
      await wait(300);
      active.set(key, (active.get(key) ?? 0) - 1);
      done.push(key);
    });
    for (let round = 0; round < 10; round += 1) await Promise.all([1, 2, 3].map(async (key) => queue.wake(key)));
    await until(async () => done.length >= 3 && (await idle(queue)));
    expect(most).toBe(1);
    expect(together).toBeGreaterThan(1);
    expect(done.length).toBeLessThan(15);
  });

  it(named("lets a job sleep, wakes it before, and keeps what comes first"), async () => {
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

  it(named("takes what is urgent first, and an urgent job stays urgent"), async () => {
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

  it(named("a job woken while it is worked on is worked on again"), async () => {
    let count = 0;
    const queue: Queue = await working("again", async ({ key }) => {
      count += 1;
      if (count === 1) await queue.wake(key);
    });
    await queue.wake(9);
    await until(() => count === 2);
  });

  it(named("what fails for good can be seen and put back"), async () => {
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
});

async function idle(queue: Queue): Promise<boolean> {
  const { ready, active } = await queue.depth();
  return ready + active === 0;
}
