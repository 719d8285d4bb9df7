import { describe, expect, test } from "vitest";
import { InputError } from "../../src/errors.ts";
import { nearest } from "../../src/markdown/nearest.ts";
import { parseDateRange } from "../../src/playbook/parse-date-range.ts";
import { parseDate } from "../../src/playbook/parse-date.ts";
import { parseDue } from "../../src/playbook/parse-due.ts";
import { parseEvery } from "../../src/playbook/parse-every.ts";
import { parseHolder, parsePerson } from "../../src/playbook/parse-holder.ts";
import { parseMoney } from "../../src/playbook/parse-money.ts";
import { parseOn } from "../../src/playbook/parse-on.ts";
import { parsePath } from "../../src/playbook/parse-path.ts";
import { parseTarget } from "../../src/playbook/parse-target.ts";
import { parseTime } from "../../src/playbook/parse-time.ts";
import { parseTurn } from "../../src/playbook/parse-turn.ts";
import { parseWorkingHours } from "../../src/playbook/parse-working-hours.ts";
import { looksSecret, show } from "../../src/playbook/show.ts";
import { textLines } from "../../src/playbook/text-lines.ts";

describe("every", () => {
  test.each([
    ["day", { unit: "day", count: 1 }],
    ["week", { unit: "week", count: 1 }],
    ["2 weeks", { unit: "week", count: 2 }],
    ["1 week", { unit: "week", count: 1 }],
    ["52 weeks", { unit: "week", count: 52 }],
    ["month", { unit: "month", count: 1 }],
    ["6 months", { unit: "month", count: 6 }],
    ["Quarter", { unit: "month", count: 3 }],
    [" year ", { unit: "month", count: 12 }],
  ])("%s", (text, every) => expect(parseEvery(text)).toEqual(every));

  test.each([
    ["0 weeks", '"0 weeks" is out of reach; between 1 and 52 weeks are possible'],
    ["53 weeks", '"53 weeks" is out of reach; between 1 and 52 weeks are possible'],
    ["1 day", '"1 day" is written `day`'],
    ["2 quarters", '"2 quarters" is no rhythm here; write quarter, or a number of months that divides a year'],
    ["1 year", '"1 year" is written `year`'],
    ["fortnightly", '"fortnightly" is written `2 weeks`'],
    [
      "bimonthly",
      '"bimonthly" can mean twice as often or half as often; write `2 months`, or `week` with two days in `on`',
    ],
    ["hour", '"hour" is no rhythm; write day, week, 2 weeks, month, quarter or year (for all else there is `rrule`)'],
  ])("%s is refused", (text, said) => expect(() => parseEvery(text)).toThrow(new InputError(said)));
});

describe("on", () => {
  const spanDay = (day: object) => ({ kind: "span-day", day });

  test.each([
    ["business-days", { kind: "business-days" }],
    ["tuesday", { kind: "weekdays", days: [2] }],
    ["Sunday", { kind: "weekdays", days: [7] }],
    [["thursday", "monday", "thursday"], { kind: "weekdays", days: [1, 4] }],
    [15, spanDay({ kind: "day", day: 15 })],
    ["31", spanDay({ kind: "day", day: 31 })],
    ["first day", spanDay({ kind: "day", day: 1 })],
    ["last day", spanDay({ kind: "last-day" })],
    ["second friday", spanDay({ kind: "nth-weekday", nth: 2, weekday: 5 })],
    ["5th monday", spanDay({ kind: "nth-weekday", nth: 5, weekday: 1 })],
    ["last sunday", spanDay({ kind: "nth-weekday", nth: -1, weekday: 7 })],
    ["first business day", spanDay({ kind: "nth-business-day", nth: 1 })],
    ["3rd business day", spanDay({ kind: "nth-business-day", nth: 3 })],
    ["10th working day", spanDay({ kind: "nth-business-day", nth: 10 })],
    ["last business day", spanDay({ kind: "nth-business-day", nth: -1 })],
    ["15th day", spanDay({ kind: "day", day: 15 })],
  ])("%j", (value, on) => expect(parseOn(value)).toEqual(on));

  test.each([
    [0, 'there is no day "0"; write 1 to 31, or last day'],
    [1.5, 'there is no day "1.5"; write 1 to 31, or last day'],
    ["32", 'there is no day "32"; write 1 to 31, or last day'],
    ["6th monday", '"6th monday": no month has more than five of a weekday; write first to fifth, or last'],
    [
      "24th business day",
      '"24th business day": no month has so many business days; 1st to 23rd are possible, or last business day',
    ],
    ["thurs", '"thurs" is written `thursday`'],
    ["business days", '"business days" is written `business-days`'],
    ["mon, wed", 'several days are written as a list, like [monday, thursday]; found "mon, wed"'],
    ["frist monday", '"frist monday" is no day; did you mean `first monday`?'],
    [
      "easter",
      '"easter" is no day; write a weekday (tuesday), business-days, a day of the month (15), last day, second friday or 3rd business day',
    ],
    [
      ["monday", "15"],
      '"15" is no day; write a weekday (tuesday), business-days, a day of the month (15), last day, second friday or 3rd business day',
    ],
  ])("%j is refused", (value, said) => expect(() => parseOn(value)).toThrow(new InputError(said)));
});

test.each([
  ["2 working days", { kind: "working-days", days: 2 }],
  ["1 working day", { kind: "working-days", days: 1 }],
  ["10 business days", { kind: "working-days", days: 10 }],
  ["48 h", { kind: "elapsed", millis: 172_800_000 }],
  ["2 days", { kind: "elapsed", millis: 172_800_000 }],
])("due %s", (text, due) => expect(parseDue(text)).toEqual(due));

test.each(["0 working days", "0 h", "soon", "", "2", "-1 h"])("due %j is refused", (text) => {
  expect(() => parseDue(text)).toThrow(InputError);
});

test.each([
  ["mon-fri 09:00-18:00", { days: [1, 2, 3, 4, 5], from: "09:00", to: "18:00" }],
  ["Mon-Fri 9:00 - 18:00", { days: [1, 2, 3, 4, 5], from: "09:00", to: "18:00" }],
  ["sun-thu 08:00-17:00", { days: [1, 2, 3, 4, 7], from: "08:00", to: "17:00" }],
  ["mon,wed-fri 00:00-24:00", { days: [1, 3, 4, 5], from: "00:00", to: "24:00" }],
  ["monday-sunday 06:30-07:00", { days: [1, 2, 3, 4, 5, 6, 7], from: "06:30", to: "07:00" }],
  ["sat 10:00-12:00", { days: [6], from: "10:00", to: "12:00" }],
])("working time %s", (text, hours) => expect(parseWorkingHours(text)).toEqual(hours));

test.each([
  "mon-fri",
  "09:00-18:00",
  "mon-fri 18:00-09:00",
  "mon-fri 09:00-09:00",
  "mon-fri 24:00-25:00",
  "moo-fri 09:00-18:00",
  "mon-wed-fri 09:00-18:00",
  "mon-fri 9-18",
])("working time %j is refused", (text) => {
  expect(() => parseWorkingHours(text)).toThrow(InputError);
});

test("times, days and stretches of days", () => {
  expect([parseTime("09:00"), parseTime("9:05"), parseTime("23:59"), parseTime("0:00")]).toEqual([
    "09:00",
    "09:05",
    "23:59",
    "00:00",
  ]);
  expect(parseDate("2028-02-29")).toBe("2028-02-29");
  expect(parseDateRange("2026-12-21..2027-01-03")).toEqual({ from: "2026-12-21", to: "2027-01-03" });
  expect(parseDateRange("2026-12-21 .. 2026-12-21")).toEqual(parseDateRange("2026-12-21"));
});

test.each(["24:00", "9", "9.30", "09:60", "9:5", "10:00:00"])("time %j is refused", (text) =>
  expect(() => parseTime(text)).toThrow(InputError),
);
test.each(["2027-02-29", "2026-2-3", "21.12.2026", "tomorrow", ""])("day %j is refused", (text) =>
  expect(() => parseDate(text)).toThrow(InputError),
);
test.each([
  "2026-12-21-2027-01-03",
  "2026-12-21..",
  "..",
  "2026-12-21..2026-12-20",
  "2026-01-01..2026-01-02..2026-01-03",
])("days %j are refused", (text) => {
  expect(() => parseDateRange(text)).toThrow(InputError);
});

test.each([
  ["day", { unit: "day", every: 1 }],
  ["2 weeks", { unit: "week", every: 2 }],
  ["quarter", { unit: "quarter", every: 1 }],
])("a turn of %s", (text, turn) => expect(parseTurn(text)).toEqual(turn));

test.each(["0 weeks", "year", "weekly", ""])("a turn of %j is refused", (text) =>
  expect(() => parseTurn(text)).toThrow(InputError),
);

describe("targets", () => {
  const bound = (relation: string, unit: string, value: number) => ({
    kind: "bound",
    relation,
    amount: { unit, value },
  });

  test.each([
    ["above 8%", bound("above", "percent", 8)],
    ["> 8%", bound("above", "percent", 8)],
    [">8 %", bound("above", "percent", 8)],
    ["above 99.9%", bound("above", "percent", 99.9)],
    ["under 30 min", bound("under", "millis", 1_800_000)],
    ["< 30 min", bound("under", "millis", 1_800_000)],
    ["less than 1 h 30 min", bound("under", "millis", 5_400_000)],
    ["at least 3:1", bound("at least", "ratio", 3)],
    [">= 3:1", bound("at least", "ratio", 3)],
    ["≥ 3:1", bound("at least", "ratio", 3)],
    ["at most -2.5", bound("at most", "count", -2.5)],
    ["Above 50", bound("above", "count", 50)],
    ["multiple/day", { kind: "multiple", per: "day" }],
    ["multiple per week", { kind: "multiple", per: "week" }],
    ["20%/quarter", { kind: "gain", percent: 20, per: "quarter" }],
  ])("%s", (text, target) => expect(parseTarget(text)).toEqual(target));

  test.each(["8%", "above", "above eight", "between 3 and 5", "above 3:2", "multiple", "> ", ""])(
    "%j is refused",
    (text) => {
      expect(() => parseTarget(text)).toThrow(InputError);
    },
  );
});

test("money", () => {
  expect([parseMoney("5000 EUR"), parseMoney("0.50USD")]).toEqual([
    { amount: 5000, currency: "EUR" },
    { amount: 0.5, currency: "USD" },
  ]);
});

test.each(["5000", "EUR 5000", "5,000 EUR", "5000 eur", "-1 EUR"])("money %j is refused", (text) =>
  expect(() => parseMoney(text)).toThrow(InputError),
);

test.each([
  ["ada", { kind: "person", name: "ada" }],
  ["@ada", { kind: "person", name: "ada" }],
  ["Ada-L", { kind: "person", name: "Ada-L" }],
  ["ada_acme", { kind: "person", name: "ada_acme" }],
  ["acme/product", { kind: "team", name: "acme/product" }],
  ["@acme/product.team", { kind: "team", name: "acme/product.team" }],
])("holder %s", (text, holder) => expect(parseHolder(text)).toEqual(holder));

test.each(["", "@", "a b", "-ada", "ada-", "a--b", "acme/", "/product", "a/b/c", "ada@acme.example", "x".repeat(41)])(
  "holder %j is refused",
  (text) => {
    expect(() => parseHolder(text)).toThrow(InputError);
  },
);

test("a team is no person", () =>
  expect(() => parsePerson("acme/product")).toThrow(
    new InputError('"acme/product" is a team; one person\'s login is needed here'),
  ));

test.each(["docs/runbooks/checkout.md", ".github/holidays.ics", "a..b/c.md"])("path %s", (text) =>
  expect(parsePath(text)).toBe(text),
);
test.each([
  "",
  "/etc/passwd",
  "../x",
  "a/../../x",
  "a/./x",
  "a//x",
  "a/",
  "C:\\x",
  "https://a.example/x.md",
  "~/x",
  " x",
  "file:x",
  "a\u0000b",
  ".",
])("path %j is refused", (text) => {
  expect(() => parsePath(text)).toThrow(InputError);
});

describe("what somebody meant", () => {
  const names = [
    "weekly-analytics",
    "weekly-feedback",
    "sprint-plan",
    "content-week",
    "content-review",
    "on",
    "at",
    "every",
  ];

  test.each([
    ["weekly-analitics", "weekly-analytics"],
    ["Weekly_Analytics", "weekly-analytics"],
    ["weekyl-feedback", "weekly-feedback"],
    ["sprintplan", "sprint-plan"],
    ["sprint", "sprint-plan"],
    ["evrey", "every"],
    ["content", undefined],
    ["no", undefined],
    ["zebra", undefined],
    ["", undefined],
    ["x".repeat(500), undefined],
  ])("%s: %s", (word, name) => expect(nearest(word, names)).toBe(name));
});

test("a found value is shown in one line, shortened, and never where it could be a secret", () => {
  expect(show("Tue")).toBe('"Tue"');
  expect(show("a\n\u202eb\u0007c")).toBe('"a b c"');
  expect(show("é".repeat(100))).toBe(`"${"é".repeat(59)}…"`);
  expect(show(["ghp", "16C7e42F292c6912E7710c838347Ae178B4a"].join("_"))).toBe(
    "a value of 40 characters that is not repeated here, since it could be a secret",
  );
});

test.each([
  "weekly-analytics",
  "Europe/Berlin",
  "FREQ=MONTHLY;BYDAY=2FR",
  "docs/runbooks/checkout.md",
  "SLACK_WEBHOOK_URL",
  "https://acme.example/docs",
  "2026-12-21..2027-01-03",
])("%s is no secret", (text) => expect(looksSecret(text)).toBe(false));

test.each([
  "https://ada:pass@a.example",
  "https://a.example/webhook/1",
  "550e8400-e29b-41d4-a716-446655440000",
  "-----BEGIN KEY-----",
  "A1b2C3d4E5f6G7h8I9j0K1l2",
])("%s could be one", (text) => {
  expect(looksSecret(text)).toBe(true);
});

test("every offset is a place inside the text, whichever way its lines end", () => {
  const { at, lines } = textLines("a.yml", "one\r\ntwo\n\nfour");
  expect(lines).toEqual(["one", "two", "", "four"]);
  expect([-5, 0, 3, 4, 5, 8, 9, 10, 14, 99].map((offset) => [at(offset).line, at(offset).column])).toEqual([
    [1, 1],
    [1, 1],
    [1, 4],
    [1, 4],
    [2, 1],
    [2, 4],
    [3, 1],
    [4, 1],
    [4, 5],
    [4, 5],
  ]);
});
