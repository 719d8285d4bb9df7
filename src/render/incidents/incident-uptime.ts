import type { Teller } from "../../metrics/teller.ts";
import { addDays, type LocalDate } from "../../time/local-date.ts";
import type { Period } from "../../time/period.ts";
import type { Point, UptimeStrip } from "../chart/chart.ts";
import { dayWithin } from "../moment-words.ts";

/** The share of every day on which users could work, up to the end of a period, and where some days were only served worse, a second row without those; days of which nothing is known stay gaps. */
export function incidentUptime(
  { uptime, unhindered }: { readonly uptime: Teller; readonly unhindered: Teller },
  label: string,
  { last, days, good }: { readonly last: LocalDate; readonly days: number; readonly good: number },
): UptimeStrip {
  const dates = Array.from({ length: days }, (_, index) => addDays(last, index + 1 - days));
  const [row, whole] = [rowOf(uptime, label, dates), rowOf(unhindered, "Neither down nor degraded", dates)];
  const differs = whole.days.some(({ value }, index) => value !== row.days[index]?.value);
  return {
    kind: "uptime",
    title: `Uptime, ${days} days`,
    note: `From ${uptime.source}${differs ? "; degraded does not count as down" : ""}`,
    good,
    bad: 99,
    rows: differs ? [row, whole] : [row],
  };
}

function rowOf(teller: Teller, label: string, dates: readonly LocalDate[]): UptimeStrip["rows"][number] {
  const share = (window: Period): number | undefined => {
    const said = teller.tell(window);
    return said.kind === "said" ? said.value : undefined;
  };
  const days = dates.map((date): Point => ({
    label: dayWithin(date, dates.at(-1) ?? date),
    value: share({ key: date, from: date, to: date }),
  }));
  // The whole is told of the days of which something is known, and says so by the strip.
  const [first, last] = [dates[days.findIndex(({ value }) => value !== undefined)], dates.at(-1)];
  const total =
    first === undefined || last === undefined ? undefined : share({ key: `${first}..${last}`, from: first, to: last });
  return { label, days, total };
}
