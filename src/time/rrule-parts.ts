import { InputError } from "../errors.ts";
import { isLocalDate } from "./local-date.ts";

/** The parts of a recurrence rule by name, in capitals. */
export type RuleParts = ReadonlyMap<string, string>;

/** Longer than any rule people need; keeps hostile ones cheap. */
const LONGEST = 300;

/** Splits `FREQ=MONTHLY;BYDAY=2FR` (with or without `RRULE:` before it) into its parts; throws an `InputError` where it has none, or one twice. */
export function readRuleParts(rule: string): RuleParts {
  if (rule.length > LONGEST)
    throw new InputError(`A rule has ${LONGEST} characters at most, this one has ${rule.length}`);
  const parts = new Map<string, string>();
  for (const pair of rule
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, "")
    .replace(/;$/, "")
    .split(";")) {
    const [, name, value] = /^\s*([A-Z]+)\s*=\s*(\S+)\s*$/.exec(pair) ?? [];
    if (name === undefined || value === undefined)
      throw ruleRefusal(rule, `"${pair}" is not NAME=VALUE; a rule looks like FREQ=MONTHLY;BYDAY=2FR`);
    if (parts.has(name)) throw ruleRefusal(rule, `${name} stands twice`);
    parts.set(name, value);
  }
  return parts;
}

/** Refuses parts that are unknown, out of range, finer than a day, or of no meaning at the rule's frequency (RFC 5545, 3.3.10). */
export function checkRuleParts(parts: RuleParts): void {
  const rule = [...parts].map((pair) => pair.join("=")).join(";");
  const frequency = parts.get("FREQ");
  if (frequency === undefined) throw ruleRefusal(rule, "FREQ is missing: DAILY, WEEKLY, MONTHLY or YEARLY");
  if (!FREQUENCIES.includes(frequency))
    throw ruleRefusal(
      rule,
      `FREQ=${frequency} is not DAILY, WEEKLY, MONTHLY or YEARLY; nothing comes more often than daily`,
    );
  for (const [name, value] of parts) {
    const check = PARTS.get(name);
    if (check === undefined)
      throw ruleRefusal(rule, `${name} is unknown here; whole days only, the time of day is the cadence's \`at\``);
    const bad = check.list ? value.split(",").find((one) => !check.fits(one)) : check.fits(value) ? undefined : value;
    if (bad !== undefined) throw ruleRefusal(rule, `"${bad}" does not fit ${name}, which takes ${check.takes}`);
  }
  const clash = CLASHES.find(({ applies }) => applies(parts, frequency));
  if (clash !== undefined) throw ruleRefusal(rule, clash.why);
}

const FREQUENCIES = ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"];

type Check = { readonly list: boolean; readonly takes: string; readonly fits: (value: string) => boolean };

const PARTS: ReadonlyMap<string, Check> = new Map([
  ["FREQ", { list: false, takes: "a frequency", fits: () => true }],
  ["INTERVAL", { list: false, takes: "1 to 1000", fits: (value) => isBetween(value, 1, 1000) }],
  ["COUNT", { list: false, takes: "1 to 10000", fits: (value) => isBetween(value, 1, 10_000) }],
  ["UNTIL", { list: false, takes: "a day like 20271231", fits: isCompactDate }],
  ["WKST", { list: false, takes: "a weekday like MO", fits: (value) => /^(?:MO|TU|WE|TH|FR|SA|SU)$/.test(value) }],
  ["BYDAY", { list: true, takes: "weekdays like MO, 2FR or -1SU", fits: isByDay }],
  ["BYMONTH", { list: true, takes: "1 to 12", fits: (value) => isBetween(value, 1, 12) }],
  ["BYMONTHDAY", { list: true, takes: "1 to 31, or -1 to -31 from the end", fits: (value) => isAround(value, 31) }],
  ["BYYEARDAY", { list: true, takes: "1 to 366, or -1 to -366 from the end", fits: (value) => isAround(value, 366) }],
  ["BYWEEKNO", { list: true, takes: "1 to 53, or -1 to -53 from the end", fits: (value) => isAround(value, 53) }],
  ["BYSETPOS", { list: true, takes: "1 to 366, or -1 to -366 from the end", fits: (value) => isAround(value, 366) }],
]);

type Clash = { readonly applies: (parts: RuleParts, frequency: string) => boolean; readonly why: string };

const CLASHES: readonly Clash[] = [
  { applies: (parts) => parts.has("COUNT") && parts.has("UNTIL"), why: "COUNT and UNTIL exclude each other" },
  {
    applies: (parts, frequency) => parts.has("BYMONTHDAY") && frequency === "WEEKLY",
    why: "BYMONTHDAY means nothing to a WEEKLY rule",
  },
  {
    applies: (parts, frequency) => parts.has("BYYEARDAY") && frequency !== "YEARLY",
    why: "BYYEARDAY needs FREQ=YEARLY",
  },
  { applies: (parts, frequency) => parts.has("BYWEEKNO") && frequency !== "YEARLY", why: "BYWEEKNO needs FREQ=YEARLY" },
  {
    applies: (parts, frequency) =>
      isNumbered(parts) && (frequency === "DAILY" || frequency === "WEEKLY" || parts.has("BYWEEKNO")),
    why: "a numbered weekday like 2FR needs a MONTHLY or YEARLY rule without BYWEEKNO",
  },
  {
    applies: (parts, frequency) => highestNumber(parts) > 5 && (frequency === "MONTHLY" || parts.has("BYMONTH")),
    why: "no month has more than five of a weekday",
  },
  {
    applies: (parts) =>
      parts.has("BYSETPOS") && ![...parts.keys()].some((name) => name.startsWith("BY") && name !== "BYSETPOS"),
    why: "BYSETPOS picks from what another BY part gives; there is none",
  },
];

function isNumbered(parts: RuleParts): boolean {
  return /\d/.test(parts.get("BYDAY") ?? "");
}

function highestNumber(parts: RuleParts): number {
  return Math.max(...(parts.get("BYDAY") ?? "").split(",").map((one) => Math.abs(Number.parseInt(one, 10) || 0)));
}

function isBetween(value: string, least: number, most: number): boolean {
  return /^\d{1,5}$/.test(value) && Number(value) >= least && Number(value) <= most;
}

function isAround(value: string, most: number): boolean {
  return isBetween(value.replace(/^[+-]/, ""), 1, most);
}

function isByDay(value: string): boolean {
  const [, number = "", weekday] = /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/.exec(value) ?? [];
  return weekday !== undefined && (number === "" || isAround(number, 52));
}

function isCompactDate(value: string): boolean {
  return /^\d{8}$/.test(value) && isLocalDate(`${value.slice(0, 4)}-${value.slice(4, 6)}-${value.slice(6)}`);
}

/** An `InputError` that names the rule and what is wrong with it. */
export function ruleRefusal(rule: string, why: string): InputError {
  return new InputError(`The rule "${rule}" cannot be used: ${why}`);
}
