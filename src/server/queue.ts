import type { JobWithMetadata, WorkOptions } from "pg-boss";
import { type Instant, fromMillis, toMillis } from "../time/instant.ts";
import { type Database, QUEUE_SCHEMA } from "./database.ts";
import { stirAll } from "./stir-all.ts";

/** Something to be done about the thing with that number, at once or when its time has come. */
export type Job = {
  readonly key: number;
  /** When it was to begin. */
  readonly dueAt: Instant;
  readonly urgent: boolean;
  /** Aborted when somebody else may have taken the job over. */
  readonly signal: AbortSignal;
};

/** A job that failed as often as it may. */
export type DeadLetter = {
  readonly id: string;
  readonly key: number;
  readonly failedAt: Instant;
  readonly reason: string;
};

/** How many jobs there are of each kind, and since when the oldest ready one waits. */
export type Depth = {
  readonly ready: number;
  readonly asleep: number;
  readonly active: number;
  /** Failed, and waiting for another attempt. */
  readonly retrying: number;
  readonly dead: number;
  readonly oldest: Instant | undefined;
};

/** One job a key: it sleeps until its time has come, and can be woken before. Never are two of one key worked on at once, by whatever process. */
export type Queue = {
  /** As soon as possible; many wakes before it begins are one. */
  wake(key: number, urgent?: boolean): Promise<void>;
  /** Those of them that do not wait for their turn already, as of `now`. */
  wakeAll(keys: readonly number[], now: Instant, urgent?: boolean): Promise<void>;
  /** At that instant, unless it is woken before; an urgent one goes first then. */
  sleepUntil(key: number, instant: Instant, urgent?: boolean): Promise<void>;
  /** Not any more; what is under way ends. */
  drop(keys: readonly number[]): Promise<void>;
  /** Works on jobs, so many at once, and so many that are urgent besides, until the database is closed. A rejection means: again later. */
  work(concurrency: number, run: (job: Job) => Promise<void>, urgent?: number): Promise<void>;
  depth(): Promise<Depth>;
  deadLetters(): Promise<readonly DeadLetter[]>;
  /** Puts a dead letter back to work; its key, or undefined where there is none of that id. */
  replay(id: string): Promise<number | undefined>;
};

/** How often, and after how many seconds at first and at most, a job that failed is tried again. */
export type Retry = {
  readonly retryLimit: number;
  readonly retryDelay?: number;
  readonly retryBackoff?: boolean;
  readonly retryDelayMax?: number;
};

/** For about two hours: that long GitHub may be away. When it is back, everything is tried within two minutes. */
const RETRY = { retryLimit: 60, retryDelay: 10, retryBackoff: true, retryDelayMax: 120 } satisfies Retry;

const URGENT = 10;

/** Workers want to know when a job was due, and how urgent it is. */
type How = WorkOptions & { readonly includeMetadata: true };

/** A job holds nothing that could be out of date when it is worked on. */
type Data = { readonly key: number };

/** A queue in a database, made where it is missing. */
export async function queueIn(database: Database, name: string, retry: Retry = RETRY): Promise<Queue> {
  const { boss } = database;
  const dead = `${name}-dead`;
  await boss.createQueue(dead, { retentionSeconds: 90 * 86_400 });
  await boss.createQueue(name, {
    ...retry,
    // At most one queued and one active job a key, whatever happens.
    policy: "stately",
    notify: true,
    heartbeatSeconds: 15,
    expireInSeconds: 3600,
    deleteAfterSeconds: 3600,
    deadLetter: dead,
  });
  const of = (key: number | string) => ({ singletonKey: String(key), group: { id: String(key) } });
  const queued = async (key: number) => boss.findJobs<Data>(name, { key: String(key), queued: true });
  async function wake(key: number, urgent = false): Promise<void> {
    // What is not given stays as it is: an urgent job remains so.
    await boss.upsert(name, { key } satisfies Data, { ...of(key), startAfter: 0, ...(urgent && { priority: URGENT }) });
  }
  return {
    wake,
    async wakeAll(keys, now, urgent = false) {
      if (keys.length === 0) return;
      const priority = urgent ? URGENT : 0;
      // In one order everywhere: two processes that wake the same must not wait for each other.
      const stirred = { queue: name, keys: keys.map(String).toSorted(), now, priority };
      const { asleep, missing } = await stirAll(database, stirred);
      const jobs = missing.map((key) => ({ data: { key: Number(key) } satisfies Data, ...of(key), priority }));
      const made = jobs.length === 0 ? [] : await boss.insert(name, jobs, { returnId: true });
      // Whoever inserts or updates by the library rings for the workers; for those that were stirred one ring is enough.
      const [one] = asleep;
      if (one !== undefined) await boss.update(name, undefined, { singletonKey: one, startAfter: 0 });
      // Of those somebody else made one meanwhile, perhaps for later.
      if ((made ?? []).length < jobs.length) for (const key of missing) await wake(Number(key), urgent);
    },
    async sleepUntil(key, instant, urgent = false) {
      const startAfter = new Date(toMillis(instant));
      const priority = urgent ? { priority: URGENT } : {};
      if ((await boss.send(name, { key } satisfies Data, { ...of(key), startAfter, ...priority })) !== null) return;
      // There is one already: whichever comes first is the one.
      const later = (await queued(key)).some((job) => job.startAfter > startAfter);
      if (later || urgent)
        await boss.update(name, undefined, { singletonKey: String(key), ...(later && { startAfter }), ...priority });
    },
    async drop(keys) {
      for (const key of keys) {
        const ids = (await queued(key)).map(({ id }) => id);
        if (ids.length > 0) await boss.deleteJob(name, ids);
      }
    },
    async work(concurrency, run, urgent = 0) {
      const how = {
        // Jobs whose key is being worked on are passed over, so that they keep nobody else waiting.
        groupConcurrency: 1,
        includeMetadata: true,
        pollingIntervalSeconds: 1,
        notifyPollingIntervalSeconds: 1,
      } as const;
      const begin = async (jobs: readonly JobWithMetadata<Data>[]): Promise<void> => {
        for (const { startAfter, priority, data, signal } of jobs)
          await run({ key: data.key, dueAt: fromMillis(startAfter.getTime()), urgent: priority > 0, signal });
      };
      await boss.work<Data, void, How>(name, { ...how, localConcurrency: concurrency }, begin);
      // However long everything else takes, what is urgent finds somebody free.
      if (urgent > 0)
        await boss.work<Data, void, How>(name, { ...how, localConcurrency: urgent, minPriority: URGENT }, begin);
    },
    async depth() {
      const [row] = await database.query<Omit<Depth, "oldest"> & { readonly oldest: Date | null }>(
        `select count(*) filter (where name = $1 and state < 'active' and start_after <= now())::int as ready,
           count(*) filter (where name = $1 and state = 'created' and start_after > now())::int as asleep,
           count(*) filter (where name = $1 and state = 'active')::int as active,
           count(*) filter (where name = $1 and state = 'retry' and start_after > now())::int as retrying,
           count(*) filter (where name = $2 and state = 'created' and source_retry_count >= $3)::int as dead,
           min(start_after) filter (where name = $1 and state < 'active' and start_after <= now()) as oldest
         from ${QUEUE_SCHEMA}.job where name in ($1, $2) and state <= 'active'`,
        [name, dead, retry.retryLimit],
      );
      const oldest = row?.oldest ?? undefined;
      return {
        ready: 0,
        asleep: 0,
        active: 0,
        retrying: 0,
        dead: 0,
        ...row,
        oldest: oldest && fromMillis(oldest.getTime()),
      };
    },
    async deadLetters() {
      const jobs = await boss.findJobs<Data>(dead, { queued: true });
      // One that failed earlier gave way to another job of its key, which goes on in its place.
      const spent = jobs.filter((job) => (job.sourceRetryCount ?? 0) >= retry.retryLimit);
      return spent.map(({ id, data, createdOn, sourceOutput }) => ({
        id,
        key: data.key,
        failedAt: fromMillis(createdOn.getTime()),
        reason: reasonOf(sourceOutput),
      }));
    },
    async replay(id) {
      const [letter] = await boss.findJobs<Data>(dead, { id, queued: true });
      if (letter === undefined) return undefined;
      await wake(letter.data.key);
      await boss.deleteJob(dead, id);
      return letter.data.key;
    },
  };
}

function reasonOf(output: object | null): string {
  const message: unknown = output === null ? undefined : Reflect.get(output, "message");
  return typeof message === "string" ? message : "It ended without saying why.";
}
