import { InputError } from "../errors.ts";
import { show } from "./show.ts";

/** How often something comes: every day, every n weeks, every n months. */
export type Every = { readonly unit: "day" | "week" | "month"; readonly count: number };

/** Reads `day`, `week`, `2 weeks`, `month`, `3 months`, `quarter`, `year`; months in numbers that divide a year. */
export function parseEvery(text: string): Every {
  const plain = text.trim().toLowerCase();
  const known = SIMPLE.get(plain);
  if (known !== undefined) return known;
  const meant = MEANT.get(plain);
  if (plain.startsWith("bi") && meant !== undefined) {
    throw new InputError(
      `${show(text)} can mean twice as often or half as often; write \`${meant}\`, or \`week\` with two days in \`on\``,
    );
  }
  if (meant !== undefined) throw new InputError(`${show(text)} is written \`${meant}\``);
  const [, digits, unit] = /^(\d{1,4})\s+(day|week|month|quarter|year)s?$/.exec(plain) ?? [];
  const count = Number(digits);
  if (unit === "week" && count >= 1 && count <= 52) return { unit, count };
  if (unit === "month" && [1, 2, 3, 4, 6, 12].includes(count)) return { unit, count };
  if (unit !== undefined) throw new InputError(refusal(text, unit, count));
  throw new InputError(
    `${show(text)} is no rhythm; write day, week, 2 weeks, month, quarter or year (for all else there is \`rrule\`)`,
  );
}

const SIMPLE: ReadonlyMap<string, Every> = new Map<string, Every>([
  ["day", { unit: "day", count: 1 }],
  ["week", { unit: "week", count: 1 }],
  ["month", { unit: "month", count: 1 }],
  ["quarter", { unit: "month", count: 3 }],
  ["year", { unit: "month", count: 12 }],
]);

/** Words people use, and what they should write. */
const MEANT: ReadonlyMap<string, string> = new Map([
  ["daily", "day"],
  ["days", "day"],
  ["weekly", "week"],
  ["weeks", "week"],
  ["biweekly", "2 weeks"],
  ["bi-weekly", "2 weeks"],
  ["two weeks", "2 weeks"],
  ["two-weeks", "2 weeks"],
  ["2weeks", "2 weeks"],
  ["2w", "2 weeks"],
  ["fortnight", "2 weeks"],
  ["fortnightly", "2 weeks"],
  ["every two weeks", "2 weeks"],
  ["monthly", "month"],
  ["months", "month"],
  ["bimonthly", "2 months"],
  ["bi-monthly", "2 months"],
  ["quarterly", "quarter"],
  ["quarters", "quarter"],
  ["half year", "6 months"],
  ["half-year", "6 months"],
  ["yearly", "year"],
  ["annually", "year"],
  ["annual", "year"],
]);

function refusal(text: string, unit: string, count: number): string {
  if (unit === "week") return `${show(text)} is out of reach; between 1 and 52 weeks are possible`;
  if (unit === "month") return `${show(text)} does not divide a year; 1, 2, 3, 4, 6 or 12 months are possible`;
  if (unit === "day") {
    return count === 1
      ? `${show(text)} is written \`day\``
      : `${show(text)} is no rhythm here; write day, week or 2 weeks (or \`rrule: FREQ=DAILY;INTERVAL=${count}\` in place of \`every\`)`;
  }
  return count === 1
    ? `${show(text)} is written \`${unit}\``
    : `${show(text)} is no rhythm here; write ${unit}, or a number of months that divides a year`;
}
