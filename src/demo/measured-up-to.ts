import { isoWeekKey } from "../time/iso-week.ts";
import { type LocalDate, addDays, daysBetween } from "../time/local-date.ts";
import { firstOfMonth, monthNumber } from "../time/span.ts";
import { seedOf, seededRandom } from "./random.ts";
import { studiesUpTo } from "./studies-up-to.ts";

/** Files of figures the shop keeps in its repository, by path, as they stand when everything up to a day is entered. */
export function measuredUpTo(day: LocalDate): Readonly<Record<string, string>> {
  return {
    "data/growth.csv": growth(day),
    "data/business.csv": business(day),
    "data/compliance.csv": compliance(day),
    "data/portfolio.csv": quarterly("quarter,gain,invested", PORTFOLIO, day),
    "data/process.csv": quarterly("quarter,hours", PROCESS, day),
    ...studiesUpTo(day),
  };
}

/** The first Monday and the first month of which the shop has figures: long enough ago for a year to compare with. */
const FIRST_MONDAY: LocalDate = "2025-08-04";
const FIRST_MONTH: LocalDate = "2025-07-01";

/** Week by week: who signed up and got going, and who of those before came back. */
function growth(day: LocalDate): string {
  const rows = ["week,signups,activated,joined_7,kept_7,joined_30,kept_30"];
  for (let monday = FIRST_MONDAY; addDays(monday, 6) <= day; monday = addDays(monday, 7)) {
    const [now, before7, before30] = [signups(monday), signups(addDays(monday, -7)), signups(addDays(monday, -35))];
    // The first attempt at a new start page, in the second week of November, lost people on the phone; the week after it was only half taken back.
    const start = LOST.get(monday) ?? 0.588 + weeks(monday) * 0.0005;
    const parts = [
      now,
      part(now, start, monday, "a"),
      before7,
      part(before7, 0.412 + weeks(monday) * 0.0002, monday, "b"),
    ];
    rows.push(
      [isoWeekKey(monday), ...parts, before30, part(before30, 0.204 - weeks(monday) * 0.0003, monday, "c")].join(","),
    );
  }
  return `${rows.join("\n")}\n`;
}

/** The share of those who got going in the weeks of the new start page. */
const LOST: ReadonlyMap<LocalDate, number> = new Map([
  ["2026-11-09", 0.574],
  ["2026-11-16", 0.581],
]);

/** Month by month: who used the shop, and what a customer brings and costs. */
function business(day: LocalDate): string {
  const rows = ["month,active_users,ltv,cac"];
  for (let month = FIRST_MONTH, users = 6100; lastOf(month) <= day; month = firstOfMonth(monthNumber(month) + 1)) {
    const luck = seededRandom(seedOf(`${month} business`));
    const ltv = 148 + Math.round(luck() * 14);
    const cac = 43 + Math.round(luck() * 4);
    rows.push([month.slice(0, 7), users, ltv, cac].join(","));
    users += Math.round(users * (0.035 + luck() * 0.04));
  }
  return `${rows.join("\n")}\n`;
}

/** Month by month: how many rules were checked, and how many were kept. After September nobody entered it any more. */
function compliance(day: LocalDate): string {
  const rows = ["month,checked,kept"];
  for (
    let month = FIRST_MONTH;
    lastOf(month) <= day && month < "2026-10-01";
    month = firstOfMonth(monthNumber(month) + 1)
  )
    rows.push([month.slice(0, 7), 64, seededRandom(seedOf(`${month} rules`))() < 0.3 ? 63 : 64].join(","));
  return `${rows.join("\n")}\n`;
}

/** What a quarter's projects brought and cost. */
const PORTFOLIO = [
  "2025-Q3,21000,76000",
  "2025-Q4,23500,81000",
  "2026-Q1,19800,84000",
  "2026-Q2,26100,88000",
  "2026-Q3,27900,92000",
  "2026-Q4,24600,95000",
];

/** Hours that recurring work took in a quarter. */
const PROCESS = ["2025-Q3,412", "2025-Q4,388", "2026-Q1,371", "2026-Q2,352", "2026-Q3,296", "2026-Q4,231"];

/** Rows of the quarters that are over. */
function quarterly(head: string, rows: readonly string[], day: LocalDate): string {
  const over = rows.filter((row) => {
    const [, year = "", quarter = ""] = /^(\d{4})-Q(\d)/.exec(row) ?? [];
    return lastOf(`${year}-${String(Number(quarter) * 3).padStart(2, "0")}-01`) <= day;
  });
  return `${[head, ...over].join("\n")}\n`;
}

function signups(monday: LocalDate): number {
  return Math.round(360 + weeks(monday) * 1.4 + seededRandom(seedOf(`${monday} signups`))() * 60);
}

/** A part of a number of people, near a share. */
function part(whole: number, share: number, monday: LocalDate, which: string): number {
  return Math.round(whole * (share + (seededRandom(seedOf(`${monday} ${which}`))() - 0.5) * 0.03));
}

function weeks(monday: LocalDate): number {
  return daysBetween(FIRST_MONDAY, monday) / 7;
}

function lastOf(month: LocalDate): LocalDate {
  return addDays(firstOfMonth(monthNumber(month) + 1), -1);
}
