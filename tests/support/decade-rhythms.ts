import type { Cadence } from "../../src/playbook/playbook.ts";

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
export const RHYTHMS: readonly {
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
