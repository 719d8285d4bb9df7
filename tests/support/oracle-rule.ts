/** A recurrence rule in plain words of the calendar; what is missing does not limit. */
export type PlainRule = {
  readonly frequency: "DAILY" | "WEEKLY" | "MONTHLY" | "YEARLY";
  readonly interval: number;
  readonly months?: readonly number[];
  readonly monthDays?: readonly number[];
  /** Weekday (Monday 1) and, where it is numbered, its place in the month or year. */
  readonly weekdays?: readonly { readonly day: number; readonly nth?: number }[];
  readonly positions?: readonly number[];
};

const DAY = 86_400_000;

/** The dates of a rule from `first` to `last`, found by looking at every single day since `anchor`. */
export function datesByLooking(rule: PlainRule, anchor: string, first: string, last: string): string[] {
  const periods = new Map<number, string[]>();
  for (let time = Date.parse(anchor); time <= Date.parse(last) + 366 * DAY; time += DAY) {
    const date = new Date(time);
    const period = periodNumber(date, rule.frequency) - periodNumber(new Date(anchor), rule.frequency);
    if (period % rule.interval !== 0 || !fits(date, rule)) continue;
    periods.set(period, [...(periods.get(period) ?? []), date.toISOString().slice(0, 10)]);
  }
  const chosen = [...periods.values()].flatMap((days) =>
    rule.positions === undefined
      ? days
      : days.filter((_, index) => rule.positions?.some((at) => at === index + 1 || at === index - days.length)),
  );
  return chosen.filter((date) => first <= date && date <= last);
}

function periodNumber(date: Date, frequency: PlainRule["frequency"]): number {
  const days = Math.floor(date.getTime() / DAY);
  if (frequency === "DAILY") return days;
  if (frequency === "WEEKLY") return Math.floor((days + 3) / 7);
  return frequency === "MONTHLY" ? date.getUTCFullYear() * 12 + date.getUTCMonth() : date.getUTCFullYear();
}

function fits(date: Date, rule: PlainRule): boolean {
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  const inMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  if (rule.months !== undefined && !rule.months.includes(month + 1)) return false;
  if (rule.monthDays !== undefined && !rule.monthDays.some((at) => at === day || at === day - inMonth - 1))
    return false;
  if (rule.weekdays === undefined) return true;
  // A number counts within the month, within the year only where the rule is yearly and names no month.
  const wide = rule.frequency === "YEARLY" && rule.months === undefined;
  const place = wide ? Math.round((Date.UTC(year, month, day) - Date.UTC(year, 0, 1)) / DAY) : day - 1;
  const length = wide ? Math.round((Date.UTC(year + 1, 0, 1) - Date.UTC(year, 0, 1)) / DAY) : inMonth;
  const numbers = [Math.floor(place / 7) + 1, -(Math.floor((length - 1 - place) / 7) + 1)];
  return rule.weekdays.some(
    (at) => at.day === (date.getUTCDay() || 7) && (at.nth === undefined || numbers.includes(at.nth)),
  );
}
