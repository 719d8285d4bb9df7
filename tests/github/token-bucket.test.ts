import fc from "fast-check";
import { expect, test } from "vitest";
import { type Allowance, fullBucket, takeToken, untilNext } from "../../src/github/token-bucket.ts";

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

test("no stretch of time holds more than the burst and what was refilled in it, no window more than its most", () => {
  fc.assert(
    fc.property(allowances, fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 120 }), (allowance, pauses) => {
      const times = taken(allowance, pauses);
      for (const [from, start] of times.entries()) {
        for (let to = from; to < times.length; to += 1) {
          const count = to - from + 1;
          const during = (times[to] ?? 0) - start;
          expect(count).toBeLessThanOrEqual(allowance.burst + during / allowance.every + 1e-9);
          expect(count > allowance.most && during < allowance.window).toBe(false);
        }
      }
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
