import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type LocalDate, type Weekday, addDays, weekdayOf } from "../../src/time/local-date.ts";
import { nominalDates } from "../../src/time/nominal-dates.ts";
import { occurrenceDay } from "../../src/time/occurrence-day.ts";
import { periodOf } from "../../src/time/period.ts";
import type { Rhythm, Shift, SpanDay } from "../../src/time/rhythm.ts";
import type { WorkingTime } from "../../src/time/working-hours.ts";
import { placeLocal } from "../../src/time/zone.ts";
import { type Stretch, firstMoment, stretchesOf } from "../support/oracle-zone.ts";
import samples from "../support/sample-zones.json" with { type: "json" };

const weekday = fc.integer({ min: 1, max: 7 }).map((day) => day as Weekday);
const nth = fc.constantFrom(1, 2, 3, 5, -1, -2);
const spanDay: fc.Arbitrary<SpanDay> = fc.oneof(
  fc.record({ kind: fc.constant("day" as const), day: fc.integer({ min: 1, max: 31 }) }),
  fc.record({ kind: fc.constant("last-day" as const) }),
  fc.record({ kind: fc.constant("nth-weekday" as const), nth, weekday }),
  fc.record({ kind: fc.constant("nth-business-day" as const), nth }),
);
const rhythm: fc.Arbitrary<Rhythm> = fc.oneof(
  fc.record({ kind: fc.constant("daily" as const) }),
  fc.record({ kind: fc.constant("business-days" as const) }),
  fc.record({
    kind: fc.constant("weekly" as const),
    every: fc.integer({ min: 1, max: 5 }),
    days: fc.array(weekday, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant("monthly" as const),
    months: fc.constantFrom(1, 2, 3, 6, 12),
    firstMonth: fc.integer({ min: 1, max: 12 }),
    on: spanDay,
  }),
  fc.record({
    kind: fc.constant("rrule" as const),
    rule: fc.constantFrom(
      "FREQ=MONTHLY;BYDAY=2FR",
      "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,SU",
      "FREQ=YEARLY;BYWEEKNO=53;BYDAY=FR",
      "FREQ=MONTHLY;BYMONTHDAY=31",
    ),
  }),
);
const shift = fc.constantFrom<Shift[]>("keep", "skip", "next-business-day", "previous-business-day");
const day = fc.integer({ min: 0, max: 3652 }).map((days) => addDays("2018-01-01", days));
const from = fc.option(day, { nil: undefined });
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom("00", "01", "15", "30", "59"))
  .map(([hour, minute]) => `${String(hour).padStart(2, "0")}:${minute}`);
const workingDays = fc.constantFrom<Weekday[][]>([1, 2, 3, 4, 5], [7, 1, 2, 3, 4], [1, 2, 3, 4, 5, 6], [3]);

describe("nominal dates", () => {
  test("are the same asked at once or in pieces, ascending, within their bounds", () => {
    fc.assert(
      fc.property(rhythm, from, workingDays, day, day, day, (kind, first, days, ...edges) => {
        const [a, b, c] = edges.toSorted() as [LocalDate, LocalDate, LocalDate];
        const bounds = { from: first, workingDays: days };
        const all = nominalDates(kind, bounds, a, c);
        expect([...nominalDates(kind, bounds, a, b), ...nominalDates(kind, bounds, b, c)]).toEqual(all);
        expect([...new Set(all)].toSorted()).toEqual(all);
        expect(all.filter((date) => date <= a || date > c || (first !== undefined && date < first))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test("a later `from` only cuts off, unless weeks or a rule are counted from it", () => {
    const uncounted = rhythm.filter((kind) => kind.kind !== "rrule" && !(kind.kind === "weekly" && kind.every > 1));
    fc.assert(
      fc.property(uncounted, day, (kind, first) => {
        const all = nominalDates(kind, { from: undefined, workingDays: [1, 2, 3, 4, 5] }, "2018-01-01", "2027-12-31");
        const cut = nominalDates(kind, { from: first, workingDays: [1, 2, 3, 4, 5] }, "2018-01-01", "2027-12-31");
        expect(cut).toEqual(all.filter((date) => date >= first));
      }),
      { numRuns: 50 },
    );
  });

  test("a monthly rhythm comes exactly once in each of its spans", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(1, 2, 3, 6, 12),
        fc.integer({ min: 1, max: 12 }),
        spanDay,
        (months, firstMonth, on) => {
          const kind: Rhythm = { kind: "monthly", months, firstMonth, on };
          const dates = nominalDates(
            kind,
            { from: undefined, workingDays: [1, 2, 3, 4, 5] },
            "2017-12-31",
            "2027-12-31",
          );
          const spans = dates.map((date) => periodOf(date, kind, "current", 1, undefined));
          expect(spans.every((span, index) => span.from <= dates[index]! && dates[index]! <= span.to)).toBe(true);
          expect(spans.slice(1).map((span) => span.from)).toEqual(
            spans.slice(0, -1).map((span) => addDays(span.to, 1)),
          );
        },
      ),
      { numRuns: 50 },
    );
  });
});

test("ten years of occurrences, in any zone: each on a day its shift allows, at the oracle's instant", () => {
  const stretches = new Map<string, readonly Stretch[]>();
  const stretchesIn = (zone: string) => {
    const known = stretches.get(zone) ?? stretchesOf(zone, Date.UTC(2016, 0, 1), Date.UTC(2029, 0, 1));
    stretches.set(zone, known);
    return known;
  };
  const zones = fc.constantFrom(...samples.map(({ zone }) => zone));
  const holidays = fc.uniqueArray(day, { maxLength: 150 });
  fc.assert(
    fc.property(zones, rhythm, time, shift, from, workingDays, holidays, (zone, kind, at, move, first, days, free) => {
      const working: WorkingTime = { zone, days, from: "09:00", to: "18:00", holidays: new Set(free) };
      const ownDays = kind.kind === "business-days" || (kind.kind === "monthly" && kind.on.kind === "nth-business-day");
      const wrong: string[] = [];
      for (const nominal of nominalDates(kind, { from: first, workingDays: days }, "2017-12-31", "2027-12-31")) {
        const held = occurrenceDay(nominal, kind, move, working);
        if (held === undefined) {
          if (!ownDays && move !== "skip") wrong.push(`${nominal} was left out`);
          continue;
        }
        const works = days.includes(weekdayOf(held)) && !working.holidays.has(held);
        if (ownDays || move !== "keep" ? !works : held !== nominal)
          wrong.push(`${nominal} must not be held on ${held}`);
        if (!ownDays && move === "previous-business-day" && held > nominal)
          wrong.push(`${held} is not before ${nominal}`);
        if (!ownDays && move === "next-business-day" && held < nominal) wrong.push(`${held} is not after ${nominal}`);
        const oracle = firstMoment(Date.parse(`${held}T${at}:00Z`), stretchesIn(zone));
        const placed = placeLocal(held, at, zone);
        if (Date.parse(placed) !== oracle) wrong.push(`${held} ${at} is not ${placed}`);
      }
      expect(wrong).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
