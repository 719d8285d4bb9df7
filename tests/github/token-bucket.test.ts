import fc from "fast-check";
import { expect, test } from "vitest";
import { type Allowance, bookToken, fullBucket, takeToken, untilNext } from "../../src/github/token-bucket.ts";

const allowances = fc.record({
  burst: fc.integer({ min: 1, max: 30 }),
  every: fc.integer({ min: 1, max: 2000 }),
  most: fc.integer({ min: 1, max: 40 }),
  window: fc.integer({ min: 1, max: 100_000 }),
});

/** When tokens are taken by somebody who wants one after each of the pauses, and takes it as soon as it may be taken. */
function taken(allowance: Allowance, pauses: readonly number[]): number[] {
  let now = 1000;
  let bucket = fullBucket(allowance, now);
  return pauses.map((pause) => {
    now += pause;
    now += untilNext(bucket, allowance, now);
    bucket = takeToken(bucket, allowance, now);
    return now;
  });
}

/** Stretches of time in which more was taken than is allowed. */
function excesses(allowance: Allowance, times: readonly number[]): readonly (readonly [number, number])[] {
  return times.flatMap((start, from) =>
    times.slice(from).flatMap((end, index) => {
      const count = index + 1;
      const tooFast = count > allowance.burst + (end - start) / allowance.every + 1e-9;
      const tooMany = count > allowance.most && end - start < allowance.window;
      return tooFast || tooMany ? [[start, end] as const] : [];
    }),
  );
}

test("no stretch of time holds more than the burst and what was refilled in it, no window more than its most", () => {
  fc.assert(
    fc.property(allowances, fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 120 }), (allowance, pauses) => {
      const times = taken(allowance, pauses);
      expect(excesses(allowance, times)).toEqual([]);
    }),
  );
});

test("nobody waits longer than needed: one millisecond less would break a limit", () => {
  fc.assert(
    fc.property(allowances, fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 60 }), (allowance, pauses) => {
      let now = 1000;
      let bucket = fullBucket(allowance, now);
      for (const pause of pauses) {
        now += pause;
        const wait = untilNext(bucket, allowance, now);
        expect(untilNext(bucket, allowance, now + Math.max(0, wait - 1))).toBe(Math.min(1, wait));
        expect(untilNext(bucket, allowance, now + wait)).toBe(0);
        now += wait;
        bucket = takeToken(bucket, allowance, now);
      }
    }),
  );
});

test("it remembers no more than it needs, and a clock that goes back gives nothing away", () => {
  const allowance = { burst: 2, every: 100, most: 3, window: 1000 };
  let bucket = fullBucket(allowance, 0);
  for (const now of [0, 0, 100, 1000, 1000]) bucket = takeToken(bucket, allowance, now);
  expect(bucket.taken).toEqual([100, 1000, 1000]);
  const empty = { burst: 1, every: 100, most: 10, window: 1000 };
  expect(untilNext(takeToken(fullBucket(empty, 500), empty, 500), empty, 0)).toBe(100);
});

test("what cannot wait is booked before the turns of others, within the same limits", () => {
  const wishes = fc.array(fc.record({ pause: fc.integer({ min: 0, max: 3000 }), urgent: fc.boolean() }), {
    maxLength: 80,
  });
  const kept = { saved: 1, window: 1 };
  const wide = allowances.map((one) => ({ ...one, burst: one.burst + 2, most: one.most + 2 }));
  fc.assert(
    fc.property(wide, wishes, (allowance, all) => {
      let now = 1000;
      let bucket = fullBucket(allowance, now);
      const turns = all.map(({ pause, urgent }) => {
        now += pause;
        const booked = bookToken(bucket, allowance, now, urgent ? undefined : kept);
        bucket = booked.bucket;
        expect(booked.turn).toBeGreaterThanOrEqual(now);
        return booked.turn;
      });
      const inOrder = turns.toSorted((a, b) => a - b);
      expect(excesses(allowance, inOrder)).toEqual([]);
    }),
  );
  const allowance = { burst: 3, every: 100, most: 50, window: 1000 };
  let bucket = fullBucket(allowance, 0);
  const turns = [false, false, false, false, true, true].map((urgent) => {
    const booked = bookToken(bucket, allowance, 0, urgent ? undefined : kept);
    bucket = booked.bucket;
    return booked.turn;
  });
  expect(turns).toEqual([0, 0, 100, 200, 0, 300]);
});
