import { columnPlace, DATE_COLUMNS } from "../../inputs/column-place.ts";
import { numberIn, rowsWithin, stretchIn, type Table, textIn } from "../../inputs/table.ts";
import type { DateRange } from "../../time/local-date.ts";
import type { Point } from "../chart/chart.ts";

/** Most columns or rows of a picture that are still told apart on a phone. */
const MOST = 12;

/** An amount period by period, from a column of numbers beside one of days, up to the end of a period; of several rows for a day or month the amounts are added. */
export function barsOf(table: Table, value: string, period: DateRange): readonly Point[] {
  const date = table.names.find((name) => DATE_COLUMNS.includes(name.toLowerCase())) ?? "date";
  const [when, amount] = [columnPlace(date, table.names), columnPlace(value, table.names)];
  const rows = table.rows.flatMap((row) => {
    const stretch = stretchIn(row, when, date);
    return stretch === undefined || stretch.to > period.to
      ? []
      : [{ to: stretch.to, name: textIn(row, when), number: numberIn(row, amount, value) }];
  });
  const inOrder = rows.toSorted((a, b) => (a.to < b.to ? -1 : a.to > b.to ? 1 : 0));
  return summed(inOrder.map(({ name, number }) => [name, number])).slice(-MOST);
}

/** Amounts by name in a period, the largest first; of several rows for a name the amounts are added. */
export function rankingOf(table: Table, name: string, value: string, period: DateRange): readonly Point[] {
  const [who, amount] = [columnPlace(name, table.names), columnPlace(value, table.names)];
  const rows = rowsWithin(table, period).map((row): [string, number | undefined] => [
    textIn(row, who),
    numberIn(row, amount, value),
  ]);
  return summed(rows)
    .toSorted((a, b) => (b.value ?? Number.NEGATIVE_INFINITY) - (a.value ?? Number.NEGATIVE_INFINITY))
    .slice(0, MOST);
}

function summed(rows: readonly (readonly [string, number | undefined])[]): readonly Point[] {
  const sums = new Map<string, number | undefined>();
  for (const [label, number] of rows) {
    const before = sums.get(label);
    sums.set(label, number === undefined ? before : (before ?? 0) + number);
  }
  return [...sums].map(([label, value]) => ({ label, value }));
}
