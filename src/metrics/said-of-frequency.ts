import type { Per } from "../playbook/parse-target.ts";
import { isWorkingDay } from "../time/calendar.ts";
import { type LocalDate, addDays } from "../time/local-date.ts";
import type { Period } from "../time/period.ts";
import type { WorkingTime } from "../time/working-hours.ts";
import { formatNumber } from "./format-number.ts";
import type { Said } from "./teller.ts";
import { daysOf } from "./window.ts";

/** How often something happened in a window: so many a working day, or another stretch of time. */
export function saidOfFrequency(
  count: number,
  window: Period,
  source: string,
  { per, working }: { readonly per: Per; readonly working: WorkingTime },
): Said {
  const stretches = stretchesIn(window, per, working);
  if (stretches === 0) return { kind: "calm", because: `Nobody worked in ${window.key}.` };
  const shown = formatNumber(stretches, Number.isInteger(stretches) ? 0 : 1);
  return {
    kind: "said",
    value: count / stretches,
    sample: count,
    asOf: window.to,
    steps: [`${formatNumber(count, 0)} ${source} in ${shown} ${per === "day" ? "working days" : `${per}s`}.`],
  };
}

const DAYS = { week: 7, month: 365.25 / 12, quarter: 365.25 / 4, year: 365.25 };

function stretchesIn(window: Period, per: Per, working: WorkingTime): number {
  if (per === "day") return workingDays(window, working);
  return per === "hour" ? daysOf(window) * 24 : daysOf(window) / DAYS[per];
}

function workingDays({ from, to }: Period, working: WorkingTime): number {
  let count = 0;
  for (let day: LocalDate = from; day <= to; day = addDays(day, 1)) if (isWorkingDay(day, working)) count += 1;
  return count;
}
