import type { Teller } from "../../metrics/teller.ts";
import { addDays, type LocalDate } from "../../time/local-date.ts";
import type { Period } from "../../time/period.ts";
import type { Point, UptimeStrip } from "../chart/chart.ts";
import { shortDay } from "../moment-words.ts";

/** The share of every day on which users could work, up to the end of a period, from what is told of uptime; days of which nothing is known stay gaps. */
export function incidentUptime(
  uptime: Teller,
  label: string,
  { last, days, good }: { readonly last: LocalDate; readonly days: number; readonly good: number },
): UptimeStrip {
  const share = (window: Period): number | undefined => {
    const said = uptime.tell(window);
    return said.kind === "said" ? said.value : undefined;
  };
  const dates = Array.from({ length: days }, (_, index) => addDays(last, index + 1 - days));
  const points = dates.map((date): Point => ({
    label: shortDay(date),
    value: share({ key: date, from: date, to: date }),
  }));
  // The whole is told of the days of which something is known, and says so by the strip.
  const first = dates[points.findIndex(({ value }) => value !== undefined)];
  const total = first === undefined ? undefined : share({ key: `${first}..${last}`, from: first, to: last });
  return {
    kind: "uptime",
    title: `Uptime, ${days} days`,
    note: "From incidents: P0 and outages count",
    good,
    bad: 99,
    rows: [{ label, days: points, total }],
  };
}
