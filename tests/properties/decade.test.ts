import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Cadence } from "../../src/playbook/playbook.ts";
import { aCadence } from "../support/builders.ts";
import { expectedOccurrences, livePasses, passMoments } from "../support/decade.ts";

const DAY = 86_400_000;
const WEEKDAYS = [1, 2, 3, 4, 5];
const weekday = (date: Date) => date.getUTCDay() || 7;
const weekOf = (date: Date) => Math.floor((date.getTime() / DAY + 3) / 7);
const tomorrow = (date: Date, days = 1) => new Date(date.getTime() + days * DAY);
/** How many Mondays to Fridays the month had up to and including that day. */
const businessDay = (date: Date) =>
  Array.from(
    { length: date.getUTCDate() },
    (_, day) => new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), day + 1)),
  ).filter((day) => WEEKDAYS.includes(weekday(day))).length;
const isBusinessDay = (date: Date, nth: number) => WEEKDAYS.includes(weekday(date)) && businessDay(date) === nth;
const lastOfMonth = (date: Date) => tomorrow(date).getUTCDate() === 1;

/** Rhythms beside a plain question to each single day. */
const RHYTHMS: readonly {
  readonly name: string;
  readonly cadence: Partial<Cadence>;
  readonly falls: (date: Date) => boolean;
}[] = [
  { name: "daily", cadence: { pace: "daily", rhythm: { kind: "daily" } }, falls: () => true },
  {
    name: "working days",
    cadence: { pace: "daily", rhythm: { kind: "business-days" } },
    falls: (date) => WEEKDAYS.includes(weekday(date)),
  },
  { name: "weekly", cadence: {}, falls: (date) => weekday(date) === 1 },
  {
    name: "twice a week",
    cadence: { rhythm: { kind: "weekly", every: 1, days: [1, 4] } },
    falls: (date) => [1, 4].includes(weekday(date)),
  },
  {
    name: "every two weeks",
    cadence: { pace: "two-weeks", rhythm: { kind: "weekly", every: 2, days: [4] }, from: "2016-01-07" },
    falls: (date) => weekday(date) === 4 && (weekOf(date) - weekOf(new Date("2016-01-07"))) % 2 === 0,
  },
  {
    name: "first business day",
    cadence: {
      pace: "monthly",
      rhythm: { kind: "monthly", months: 1, firstMonth: 1, on: { kind: "nth-business-day", nth: 1 } },
    },
    falls: (date) => isBusinessDay(date, 1),
  },
  {
    name: "last day",
    cadence: { pace: "monthly", rhythm: { kind: "monthly", months: 1, firstMonth: 1, on: { kind: "last-day" } } },
    falls: lastOfMonth,
  },
  {
    name: "the 31st",
    cadence: { pace: "monthly", rhythm: { kind: "monthly", months: 1, firstMonth: 1, on: { kind: "day", day: 31 } } },
    falls: lastOfMonth,
  },
  {
    name: "second Friday",
    cadence: {
      pace: "monthly",
      rhythm: { kind: "monthly", months: 1, firstMonth: 1, on: { kind: "nth-weekday", nth: 2, weekday: 5 } },
    },
    falls: (date) => weekday(date) === 5 && date.getUTCDate() > 7 && date.getUTCDate() <= 14,
  },
  {
    name: "first business day of a fiscal quarter",
    cadence: {
      pace: "quarterly",
      rhythm: { kind: "monthly", months: 3, firstMonth: 2, on: { kind: "nth-business-day", nth: 1 } },
    },
    falls: (date) => [1, 4, 7, 10].includes(date.getUTCMonth()) && isBusinessDay(date, 1),
  },
  {
    name: "a raw rule",
    cadence: { pace: "custom", rhythm: { kind: "rrule", rule: "FREQ=MONTHLY;BYDAY=-1TU" } },
    falls: (date) => weekday(date) === 2 && tomorrow(date, 7).getUTCMonth() !== date.getUTCMonth(),
  },
];
const TIMES = ["09:00", "02:30", "00:00", "23:59"];

const zones: readonly { readonly zone: string }[] = JSON.parse(
  readFileSync(new URL("../support/sample-zones.json", import.meta.url), "utf8"),
);

describe("ten years of passes with outages and doubles", () => {
  it.each(zones.map(({ zone }, index) => [zone, index] as const))(
    "in %s bring every occurrence once, and lose none",
    (zone, index) => {
      // Two rhythms a zone, other ones for each: all meet many zones without each meeting every one.
      for (const rhythm of [RHYTHMS[index % RHYTHMS.length], RHYTHMS[(index * 3 + 5) % RHYTHMS.length]]) {
        if (rhythm === undefined) throw new Error("no rhythm");
        const time = TIMES[index % TIMES.length] ?? "09:00";
        const cadence = aCadence({ zone, at: time, ...rhythm.cadence });
        const start = Date.parse("2017-03-01T00:00:00Z") + index * 3 * DAY;
        const moments = passMoments(start, start + 3653 * DAY, index + 1);
        const first = moments[0] ?? start;
        const last = moments.at(-1) ?? start;
        const { opened, named } = livePasses(cadence, moments);
        const expected = expectedOccurrences(zone, time, "2017-01-01", "2027-12-31", rhythm.falls).filter(
          ({ at }) => at > first && at <= last,
        );
        const known = new Set(expected.map(({ date }) => date));
        const wrong = expected
          .filter(({ date }) => (opened.get(date) ?? 0) + (named.get(date) ?? 0) !== 1)
          .map(({ date }) => date);
        const invented = [...opened.keys(), ...named.keys()].filter((date) => !known.has(date));
        expect({ rhythm: rhythm.name, wrong, early: invented.length > 1 ? invented : [] }).toEqual({
          rhythm: rhythm.name,
          wrong: [],
          early: [],
        });
        expect(opened.size).toBeGreaterThan(10);
      }
    },
  );
});
