import { columnPlace } from "../../inputs/column-place.ts";
import { numberIn, rowsWithin, type Table, textIn } from "../../inputs/table.ts";
import type { DateRange } from "../../time/local-date.ts";
import type { Point } from "../chart/chart.ts";

/** The stages of a funnel, from the columns `stage` and `count`, in the order of the file; of several rows for a stage the counts are added. */
export function funnelOf(table: Table, period: DateRange): readonly Point[] {
  const [stage, count] = [columnPlace("stage", table.names), columnPlace("count", table.names)];
  const counts = new Map<string, number | undefined>();
  for (const row of rowsWithin(table, period)) {
    const [name, number] = [textIn(row, stage), numberIn(row, count, "count")];
    const before = counts.get(name);
    counts.set(name, number === undefined ? before : (before ?? 0) + number);
  }
  return [...counts].map(([label, value]) => ({ label, value }));
}
