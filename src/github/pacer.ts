import { GitHubError } from "../errors.ts";
import type { Clock } from "../time/clock.ts";
import { toMillis } from "../time/instant.ts";
import type { Patience } from "./patience.ts";
import { type Allowance, fullBucket, takeToken, untilNext } from "./token-bucket.ts";

/** Lets requests go at the speed GitHub asks for. */
export type Pacer = {
  /** Up to eight at once. */
  read<T>(job: () => Promise<T>): Promise<T>;
  /** One at a time, in the order asked for; rejects with a `GitHubError` where its turn is further away than patience lasts. */
  write<T>(job: () => Promise<T>): Promise<T>;
};

/** How many reads may be under way. */
const READS = 8;

/** Speed of writes: GitHub allows 80 a minute and 500 an hour of what makes content. */
export const WRITES: Allowance = { burst: 20, every: 750, most: 500, window: 3_600_000 };

/** Books the next write, among all who share a limit: milliseconds until its turn. */
export type Booking = () => Promise<number>;

/** A pacer of its own; those who share a limit share the pacer, or at least the booking. */
export function makePacer(clock: Clock, patience: Patience, book?: Booking): Pacer {
  const queue: (() => void)[] = [];
  let reading = 0;
  let lastWrite: Promise<unknown> = Promise.resolve();
  let told = false;
  // The clock tells whole seconds. What was slept has passed for certain, so that this time is never ahead of the true one.
  let time = toMillis(clock.now());
  let bucket = fullBucket(WRITES, time);

  async function turnToWrite(): Promise<void> {
    time = Math.max(time, toMillis(clock.now()));
    const millis = book === undefined ? untilNext(bucket, WRITES, time) : await book();
    if (millis > 0) {
      const because = "GitHub asks for pauses between many writes, so from here on each waits its turn.";
      const waited = await patience.wait({ millis, because, quiet: told && millis <= WRITES.every });
      if (!waited) throw tooManyWrites(millis);
      told = true;
      time += millis;
    }
    bucket = takeToken(bucket, WRITES, time);
  }

  return {
    async read(job) {
      if (reading >= READS) await new Promise<void>((go) => queue.push(go));
      else reading += 1;
      try {
        return await job();
      } finally {
        const next = queue.shift();
        if (next === undefined) reading -= 1;
        else next();
      }
    },
    async write(job) {
      const turn = lastWrite.then(turnToWrite).then(job);
      // Who asked hears of a failure; it must not keep the next one from its turn.
      lastWrite = turn.catch(() => undefined);
      return turn;
    },
  };
}

function tooManyWrites(millis: number): GitHubError {
  const minutes = Math.ceil(millis / 60_000);
  return new GitHubError(
    "Writing",
    0,
    {
      id: "writes-used-up",
      cause: `${WRITES.most} writes an hour is what GitHub allows, and they are used up for another ${minutes} min, longer than this pass may wait.`,
      place: "this pass",
      fix: "Nothing to do: the next pass goes on with the rest.",
    },
    undefined,
  );
}
