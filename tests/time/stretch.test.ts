import fc from "fast-check";
import { expect, test } from "vitest";
import { type Stretch, bothOf, lengthOf, unionOf, without } from "../../src/time/stretch.ts";

const stretches = fc.array(fc.tuple(fc.nat(40), fc.nat(40)), { maxLength: 6 });

/** Whole numbers that some stretches cover, counted one by one. */
const covered = (some: readonly Stretch[]): ReadonlySet<number> =>
  new Set(Array.from({ length: 40 }, (_, at) => at).filter((at) => some.some(([from, to]) => from <= at && at < to)));

test("all that is made of stretches covers what it says, in order and each moment once", () => {
  fc.assert(
    fc.property(stretches, stretches, (some, others) => {
      const [a, b] = [covered(some), covered(others)];
      expect(covered(unionOf(some))).toEqual(a);
      expect([...covered(bothOf(some, others))]).toEqual([...a].filter((at) => b.has(at)));
      expect([...covered(without(some, others))]).toEqual([...a].filter((at) => !b.has(at)));
      expect(lengthOf(some)).toBe(a.size);
      for (const made of [unionOf(some), bothOf(some, others), without(some, others)]) {
        expect(made.every(([from, to]) => from < to)).toBe(true);
        expect(made.slice(1).every(([from], index) => from > (made[index]?.[1] ?? 0))).toBe(true);
      }
    }),
  );
});
