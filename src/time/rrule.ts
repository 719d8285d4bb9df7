import { RRuleTemporal } from "rrule-temporal";
import { InputError } from "../errors.ts";
import { type LocalDate, addDays } from "./local-date.ts";
import { type RuleParts, checkRuleParts, readRuleParts, ruleRefusal } from "./rrule-parts.ts";

/** How many years a rule may keep silent before it counts as one that never comes. */
const PATIENCE = 60;

/** Checks a rule of whole days and returns it in one spelling (`FREQ` first, capitals, `WKST=MO`); throws an `InputError` that says what is wrong. */
export function parseRrule(rule: string): string {
  const parts = readRuleParts(rule);
  checkRuleParts(parts);
  if (parts.has("COUNT"))
    throw ruleRefusal(rule, "COUNT has no first day to count from here; end the cadence with `until` instead");
  if (parts.has("WKST") && parts.get("WKST") !== "MO")
    throw ruleRefusal(rule, "weeks begin on Monday here; leave WKST out");
  // Which of its weeks or years a rule takes depends on the first day; that any exists must hold without.
  const everyTime = new Map([...parts].filter(([name]) => name !== "INTERVAL"));
  requireSomeDate(rule, everyTime, anchorOf(parts));
  return spell(parts);
}

/** The dates of a rule from `first` to `last`, both included, ascending; counted from `anchor`, without one from the first Monday, month or year around 1 January 1970. */
export function rruleDates(
  rule: string,
  anchor: LocalDate | undefined,
  first: LocalDate,
  last: LocalDate,
): LocalDate[] {
  const parts = readRuleParts(rule);
  checkRuleParts(parts);
  const start = anchor ?? anchorOf(parts);
  const dates = datesBetween(rule, parts, start, first, last);
  if (dates.length === 0) requireSomeDate(rule, parts, start);
  return dates;
}

function datesBetween(
  rule: string,
  parts: RuleParts,
  anchor: LocalDate,
  first: LocalDate,
  last: LocalDate,
): LocalDate[] {
  if (last < first) return [];
  try {
    const text = `DTSTART;TZID=UTC:${anchor.replaceAll("-", "")}T000000\nRRULE:${spell(parts)}`;
    const found = new RRuleTemporal({ rruleString: text }).between(midnight(first), midnight(last), true);
    const dates = found.map((date) => date.toString().slice(0, 10));
    return [...new Set(dates)].filter((date) => first <= date && date <= last).toSorted();
  } catch (cause) {
    // The engine gives up on what it cannot find within its limits; its words name no cause that people could mend.
    throw new InputError(`The rule "${rule}" cannot be followed: no date was found within its limits`, { cause });
  }
}

/** Looks ever further ahead, so that a common rule pays for its first weeks only. */
function requireSomeDate(rule: string, parts: RuleParts, anchor: LocalDate): void {
  const endless = new Map([...parts].filter(([name]) => name !== "UNTIL" && name !== "COUNT"));
  for (
    let from = anchor, days = 60, gone = 0;
    gone < PATIENCE * 365;
    gone += days, from = addDays(from, days), days *= 4
  ) {
    if (datesBetween(rule, endless, anchor, from, addDays(from, days)).length > 0) return;
  }
  throw ruleRefusal(rule, `no day in ${PATIENCE} years fits all its parts`);
}

/** Where a rule names no day itself, this day's is meant: Monday, the first of the month, 1 January. */
function anchorOf(parts: RuleParts): LocalDate {
  return parts.get("FREQ") === "WEEKLY" ? "1969-12-29" : "1970-01-01";
}

function spell(parts: RuleParts): string {
  const rest = [...parts]
    .filter(([name]) => name !== "FREQ" && name !== "WKST")
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return [["FREQ", parts.get("FREQ") ?? ""], ...rest, ["WKST", parts.get("WKST") ?? "MO"]]
    .map((pair) => pair.join("="))
    .join(";");
}

function midnight(date: LocalDate): Date {
  return new Date(`${date}T00:00:00Z`);
}
