import fc from "fast-check";
import { expect, test } from "vitest";
import { fromMillis, toMillis } from "../../src/time/instant.ts";
import type { Weekday } from "../../src/time/local-date.ts";
import { addWorking, isWorking, nextWorkingStart, workingBetween, workingDueAt } from "../../src/time/working-time.ts";
import type { WorkingTime } from "../../src/time/working-hours.ts";
import { type Stretch, stretchesOf, wallAt } from "../support/oracle-zone.ts";
import samples from "../support/sample-zones.json" with { type: "json" };

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** Looks at the wall clock at the beginning of each minute. */
function worksAt(moment: number, working: WorkingTime, stretches: readonly Stretch[]): boolean {
  const wall = new Date(wallAt(moment, stretches));
  const text = wall.toISOString();
  const weekday = (wall.getUTCDay() || 7) as Weekday;
  const [date, time] = [text.slice(0, 10), text.slice(11, 16)];
  return working.days.includes(weekday) && !working.holidays.has(date) && working.from <= time && time < working.to;
}

const world = fc
  .record({
    zone: fc.constantFrom(...samples.map(({ zone }) => zone)),
    days: fc.constantFrom<Weekday[][]>([1, 2, 3, 4, 5], [7, 1, 2, 3, 4], [1, 2, 3, 4, 5, 6, 7], [2, 6]),
    hours: fc.constantFrom(["09:00", "18:00"], ["04:15", "13:45"], ["00:00", "24:00"], ["07:30", "07:45"]),
    year: fc.integer({ min: 2018, max: 2027 }),
    atChange: fc.boolean(),
    pick: fc.nat({ max: 364 }),
    late: fc.nat({ max: 3 * 1440 }),
    free: fc.uniqueArray(fc.nat({ max: 12 }), { maxLength: 4 }),
  })
  .map(({ zone, days, hours: [from = "", to = ""], year, atChange, pick, late, free }) => {
    const start = Date.UTC(year, 0, 1);
    const stretches = stretchesOf(zone, start - 10 * DAY, start + 385 * DAY);
    // A fortnight begins up to five days before the change it holds, and what went before the year is known for ten.
    const changes = stretches.map((stretch) => stretch.start).filter((at) => at > start - 4 * DAY);
    // Half of the fortnights hold a change of the clocks, where the zone has one that year.
    const near = atChange ? changes[pick % Math.max(1, changes.length)] : undefined;
    const begin = (near === undefined ? start + pick * DAY : near - 2 * DAY - (near % MINUTE)) - late * MINUTE;
    const holidays = new Set(free.map((ahead) => new Date(begin + ahead * DAY).toISOString().slice(0, 10)));
    const working: WorkingTime = { zone, days, from, to, holidays };
    const minutes = Array.from({ length: 14 * 1440 }, (_, index) =>
      worksAt(begin + index * MINUTE, working, stretches),
    );
    return { working, begin, minutes };
  });

test("working time is what a count of minutes says it is", () => {
  fc.assert(
    fc.property(
      world,
      fc.nat({ max: 14 * 1440 - 1 }),
      fc.nat({ max: 14 * 1440 - 1 }),
      ({ working, begin, minutes }, one, other) => {
        const [first, last] = [Math.min(one, other), Math.max(one, other)];
        const [from, to] = [fromMillis(begin + first * MINUTE), fromMillis(begin + last * MINUTE)];
        const counted = minutes.slice(first, last).filter(Boolean).length * MINUTE;
        expect(workingBetween(from, to, working)).toBe(counted);
        expect(isWorking(from, working)).toBe(minutes[first]);

        const next = minutes.indexOf(true, first);
        expect(next < 0 || nextWorkingStart(from, working) === fromMillis(begin + next * MINUTE)).toBe(true);

        const end = addWorking(from, counted, working);
        expect(workingBetween(from, end, working)).toBe(counted);
        expect(end <= to).toBe(true);
        // The earliest such instant: a second before it, something is still missing.
        const short = workingBetween(from, fromMillis(toMillis(end) - 1000), working);
        expect(short).toBe(Math.max(0, counted - 1000));
      },
    ),
    { numRuns: 50 },
  );
});

test("the end of the n-th working day lies at the end of a window, with n days that have work up to it", () => {
  fc.assert(
    fc.property(
      world,
      fc.nat({ max: 3 * 1440 }),
      fc.integer({ min: 1, max: 3 }),
      ({ working, begin, minutes }, first, days) => {
        const due = workingDueAt(fromMillis(begin + first * MINUTE), days, working);
        const index = (toMillis(due) - begin) / MINUTE;
        if (index >= minutes.length) return;
        expect(minutes[index - 1]).toBe(true);
        if (working.to === "24:00") return;
        expect(minutes[index]).toBe(false);
        const ends = minutes.slice(first, index).filter((works, at) => works && !minutes[first + at + 1]).length;
        expect(ends).toBe(days);
      },
    ),
    { numRuns: 50 },
  );
});
