import { addDays, daysBetween, type LocalDate } from "../time/local-date.ts";
import { firstOfMonth, monthNumber } from "../time/span.ts";
import { seedOf, seededRandom } from "./random.ts";

/** Files the shop keeps for pictures and experiments, by path, as they stand when everything up to a day is entered. */
export function studiesUpTo(day: LocalDate): Readonly<Record<string, string>> {
  const months = monthsUpTo(day);
  return {
    "data/funnel.csv": lines("month,stage,count", months.flatMap(funnel)),
    "data/cohorts.csv": lines(
      `month,${AGES.join(",")}`,
      months.map((month) => cohort(month, months)),
    ),
    "data/revenue.csv": lines("month,what,amount", revenue(months)),
    "data/benchmarks.csv": lines(
      "quarter,benchmark,value,unit,better",
      QUARTERS.filter(([, to]) => to <= day).flatMap(benchmarks),
    ),
    "data/experiments.csv": lines(
      "experiment,arm,users,conversions,planned,started,ended,decision,by,on",
      TRIALS.filter(({ from }) => from <= day).flatMap((trial) => trialRows(trial, day)),
    ),
  };
}

/** Quarters with the last day of each. */
const QUARTERS = [
  ["2026-Q2", "2026-06-30"],
  ["2026-Q3", "2026-09-30"],
  ["2026-Q4", "2026-12-31"],
] as const satisfies readonly (readonly [string, LocalDate])[];

/** How fast the shop is under the same load; since November search looks into the old index as well. */
function benchmarks([quarter]: (typeof QUARTERS)[number]): readonly string[] {
  const luck = seededRandom(seedOf(`${quarter} benchmarks`));
  const slow = quarter === "2026-Q4" ? 1.34 : 1;
  const row = (name: string, value: number, digits: number, unit: string, better: string) =>
    [quarter, name, (value * (0.98 + luck() * 0.04)).toFixed(digits), unit, better].join(",");
  return [
    row("Checkout (median)", 212, 0, "ms", "less"),
    row("Search (median)", 148 * slow, 0, "ms", "less"),
    row("Start page on the phone", 1.9, 2, "s", "less"),
    row("Orders a second at the limit", 83, 0, "", "more"),
    row("Size of the app", quarter === "2026-Q4" ? 3.1 : 3.6, 1, "MB", "less"),
  ];
}

const FIRST_MONTH: LocalDate = "2026-01-01";
const AGES = Array.from({ length: 12 }, (_, age) => age);

function monthsUpTo(day: LocalDate): readonly LocalDate[] {
  const months: LocalDate[] = [];
  for (let month = FIRST_MONTH; nextMonth(month) <= addDays(day, 1); month = nextMonth(month)) months.push(month);
  return months;
}

/** From the first visit to a second order. */
function funnel(month: LocalDate): readonly string[] {
  const luck = seededRandom(seedOf(`${month} funnel`));
  let people = 41_000 + Math.round(luck() * 9000);
  return [
    ["Visited", 1],
    ["Opened an account", 0.11],
    ["Filled a basket", 0.5],
    ["Began to pay", 0.46],
    ["Ordered", 0.82],
    ["Ordered again", 0.31],
  ].map(([stage, share]) => {
    people = Math.round(people * (Number(share) + (share === 1 ? 0 : (luck() - 0.5) * 0.03)));
    return `${month.slice(0, 7)},${stage},${people}`;
  });
}

/** The share of those who joined in a month and are still there, month by month. */
function cohort(month: LocalDate, months: readonly LocalDate[]): string {
  const luck = seededRandom(seedOf(`${month} cohort`));
  const shares = AGES.map((age) => (age === 0 ? 100 : 46 * age ** -0.42 + (luck() - 0.5) * 3));
  const old = months.length - 1 - months.indexOf(month);
  return [month.slice(0, 7), ...shares.map((share, age) => (age <= old ? share.toFixed(1) : ""))].join(",");
}

/** What a month began with, and every reason for which it ended elsewhere. */
function revenue(months: readonly LocalDate[]): readonly string[] {
  let amount = 61_200;
  return months.flatMap((month) => {
    const luck = seededRandom(seedOf(`${month} revenue`));
    const changes = [
      ["New customers", 4200 + luck() * 2600],
      ["Larger plans", 900 + luck() * 1800],
      ["Smaller plans", -300 - luck() * 900],
      ["Customers who left", -2100 - luck() * 2400],
    ].map(([what, by]): readonly [string, number] => [String(what), Math.round(Number(by) / 50) * 50]);
    const rows = [["Begin of the month", amount] as const, ...changes];
    amount = rows.reduce((sum, [, by]) => sum + by, 0);
    return rows.map(([what, by]) => `${month.slice(0, 7)},${what},${by}`);
  });
}

type Trial = {
  readonly name: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly perDay: number;
  readonly planned: number;
  readonly rates: readonly [number, number];
  /** How many of a hundred users the second side gets; whoever asked for fifty has a broken split. */
  readonly split: number;
  readonly decision: string;
};

/** A win, the start page that lost people, one whose split broke, and one still running at the end of the year. */
const TRIALS: readonly Trial[] = [
  {
    name: "Shorter checkout",
    from: "2026-09-21",
    to: "2026-10-11",
    perDay: 520,
    planned: 5000,
    rates: [0.382, 0.424],
    split: 50,
    decision: "keep the shorter one",
  },
  {
    name: "New start page",
    from: "2026-11-09",
    to: "2026-11-15",
    perDay: 1400,
    planned: 4000,
    rates: [0.61, 0.545],
    split: 50,
    decision: "take it back, fix the phone layout first",
  },
  {
    name: "Search suggestions",
    from: "2026-11-16",
    to: "2026-11-29",
    perDay: 700,
    planned: 4500,
    rates: [0.214, 0.226],
    split: 46,
    decision: "",
  },
  {
    name: "Free returns on the product page",
    from: "2026-12-07",
    to: "2027-01-17",
    perDay: 310,
    planned: 6000,
    rates: [0.118, 0.123],
    split: 50,
    decision: "",
  },
];

function trialRows(
  { name, from, to, perDay, planned, rates, split, decision }: Trial,
  day: LocalDate,
): readonly string[] {
  const until = day < to ? day : to;
  const luck = seededRandom(seedOf(`${name} trial`));
  const users = (daysBetween(from, until) + 1) * perDay;
  const second = Math.round((users * split) / 100 + (luck() - 0.5) * Math.sqrt(users));
  const ended = day >= to;
  const decided = ended && day >= addDays(to, 2) && decision !== "" ? `${decision},fay,${addDays(to, 2)}` : ",,";
  return [users - second, second].map((count, side) => {
    const hits = Math.round(count * (rates[side] ?? 0) + (luck() - 0.5) * Math.sqrt(count) * 0.4);
    const first = `${planned},${from},${ended ? to : ""},${quoted(decided)}`;
    return `${name},${side === 0 ? "as it is" : "new"},${count},${hits},${side === 0 ? first : ",,,,,"}`;
  });
}

/** The decision in quotation marks, since it may hold a comma; who and when after it. */
function quoted(decided: string): string {
  const [, what = "", rest = ",,"] = /^(.*)(,[^,]*,[^,]*)$/.exec(decided) ?? [];
  return `${what === "" ? "" : `"${what}"`}${rest}`;
}

function nextMonth(month: LocalDate): LocalDate {
  return firstOfMonth(monthNumber(month) + 1);
}

function lines(head: string, rows: readonly string[]): string {
  return `${[head, ...rows].join("\n")}\n`;
}
