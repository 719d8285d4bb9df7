import fc from "fast-check";
import { expect, test } from "vitest";
import { makePacer } from "../../src/github/pacer.ts";
import { makePatience } from "../../src/github/patience.ts";
import { FakeClock } from "../support/fake-clock.ts";

const HOUR = 3_600_000;

/** Does `count` writes as fast as they may go, each of which takes `takes` milliseconds; when each began, since the start. */
async function writes(count: number, { takes = 0, patience = 10 * HOUR } = {}) {
  const clock = new FakeClock();
  const start = clock.millis;
  const told: string[] = [];
  const pacer = makePacer(
    clock,
    makePatience(clock, patience, ({ because }) => told.push(because)),
  );
  const began: number[] = [];
  let under = 0;
  const all = Array.from({ length: count }, async () =>
    pacer.write(async () => {
      under += 1;
      expect(under).toBe(1);
      began.push(clock.millis - start);
      if (takes > 0) await clock.sleep(takes);
      under -= 1;
    }),
  );
  const ends = await Promise.allSettled(all);
  return { began, told, failed: ends.flatMap((end) => (end.status === "rejected" ? [end.reason as unknown] : [])) };
}

test("twenty writes go at once, then one every three quarters of a second, and that is told once", async () => {
  const { began, told } = await writes(23);
  expect(began).toEqual([...Array.from({ length: 20 }, () => 0), 750, 1500, 2250]);
  expect(told).toEqual(["GitHub asks for pauses between many writes, so from here on each waits its turn."]);
});

test("any number of writes of any length: one at a time, never more than a burst and its refill", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 80 }), fc.integer({ min: 0, max: 3000 }), async (count, takes) => {
      const { began } = await writes(count, { takes });
      expect(began.length).toBe(count);
      for (const [from, start] of began.entries()) {
        for (let to = from; to < began.length; to += 1) {
          const during = (began[to] ?? 0) - start;
          expect(to - from + 1).toBeLessThanOrEqual(20 + during / 750 + 1);
        }
      }
    }),
    { numRuns: 40 },
  );
});

test("at most 500 writes in any hour", async () => {
  const { began } = await writes(520);
  expect(began.length).toBe(520);
  for (let index = 500; index < began.length; index += 1) {
    expect((began[index] ?? 0) - (began[index - 500] ?? 0)).toBeGreaterThanOrEqual(HOUR);
  }
});

test("a pass does not wait for the next hour: it ends with what to do", async () => {
  const { began, failed } = await writes(502, { patience: 600_000 });
  expect(began.length).toBe(500);
  expect(failed).toMatchObject([{ diagnosis: { id: "writes-used-up" } }, { diagnosis: { id: "writes-used-up" } }]);
});

test("reads go eight at once, and a failing one makes room", async () => {
  const clock = new FakeClock();
  const pacer = makePacer(clock, makePatience(clock, 0, undefined));
  let under = 0;
  let peak = 0;
  const reads = Array.from({ length: 50 }, async (_, index) =>
    pacer.read(async () => {
      under += 1;
      peak = Math.max(peak, under);
      await clock.sleep(10 + (index % 7));
      under -= 1;
      if (index % 3 === 0) throw new Error("no");
      return index;
    }),
  );
  const ends = await Promise.allSettled(reads);
  expect(ends.filter((end) => end.status === "fulfilled").length).toBe(33);
  expect(peak).toBe(8);
});

test("a failing write does not keep the next from its turn", async () => {
  const clock = new FakeClock();
  const pacer = makePacer(clock, makePatience(clock, 0, undefined));
  const first = pacer.write(async () => Promise.reject(new Error("no")));
  const second = pacer.write(async () => Promise.resolve("yes"));
  await expect(first).rejects.toThrow("no");
  expect(await second).toBe("yes");
});
