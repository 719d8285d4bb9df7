import type { MetricOrigin } from "../playbook/metric-origin.ts";
import { columnPlace, cutCell, DATE_COLUMNS, listedNames } from "./column-place.ts";
import { type Doubled, DoubledRows } from "./doubled-rows.ts";
import { type InputQuery } from "./input-query.ts";
import { parseNumber } from "./parse-number.ts";
import { STRETCH_FORMS, parseStretch } from "./parse-stretch.ts";
import { Points } from "./points.ts";
import type { Reading } from "./reading.ts";
import { walkCsv } from "./walk-csv.ts";
import { WrongFile } from "./wrong-file.ts";

type Csv = Extract<MetricOrigin, { kind: "csv" }>;

/** The numbers of a column by the days of another. What is wrong with the file is said with its line; only rows about the days asked for must hold numbers, but every row a day. */
export function readCsv(text: string, origin: Csv, { from, to }: Pick<InputQuery, "from" | "to">): Reading {
  const source = origin.file;
  const points = new Points();
  const doubled = new DoubledRows();
  // Added up, a row entered twice counts twice; the last value of a day stays what it is, and what is counted is a list.
  const { aggregate = "last" } = origin;
  const addsUp = aggregate !== "count" && (origin.of !== undefined || aggregate !== "last");
  let columns: Columns | undefined;
  const because = walkCsv(text, source, (cells, line, decimalComma) => {
    if (columns === undefined) columns = columnsOf(cells, origin);
    else {
      const row = rowOf(cells, columns, { line, decimalComma, from, to });
      if (row === undefined) return;
      points.add(row);
      if (addsUp) doubled.add(row.stretch, cells, line);
    }
  });
  if (because !== undefined) return { kind: "unreadable", source, because };
  if (columns === undefined) return { kind: "unreadable", source, because: `${source} is empty.` };
  const { first } = doubled;
  if (first !== undefined) return { kind: "unreadable", source, because: `${source}:${twice(first)}` };
  return { kind: "read", source, points: points.all };
}

function twice({ line, of }: Doubled): string {
  return `${line}: this row says the same as line ${of}, and would count twice; remove it, or add a column that tells the two apart.`;
}

type Columns = {
  readonly date: number;
  readonly value: number;
  readonly of: number | undefined;
  readonly sample: number | undefined;
  readonly where: readonly { readonly at: number; readonly is: string }[];
  readonly names: readonly string[];
};

function columnsOf(cells: readonly string[], origin: Csv): Columns {
  const names = cells.map((cell) => cell.trim());
  const date = origin.date ?? names.find((name) => DATE_COLUMNS.includes(name.toLowerCase()));
  if (date === undefined)
    throw new WrongFile(
      `:1: there is no column with the day (${DATE_COLUMNS.join(", ")}); name yours with \`date\`. There are ${listedNames(names)}.`,
    );
  return {
    date: columnPlace(date, names),
    value: columnPlace(origin.column, names),
    of: origin.of === undefined ? undefined : columnPlace(origin.of, names),
    sample: origin.sample === undefined ? undefined : columnPlace(origin.sample, names),
    where: Object.entries(origin.where).map(([name, is]) => ({ at: columnPlace(name, names), is: is.trim() })),
    names,
  };
}

function rowOf(
  cells: readonly string[],
  { date, value, of, sample, where, names }: Columns,
  {
    line,
    decimalComma,
    from,
    to,
  }: { readonly line: number; readonly decimalComma: boolean; readonly from: string; readonly to: string },
): Parameters<Points["add"]>[0] | undefined {
  const cell = (at: number) => (cells[at] ?? "").trim();
  const stretch = parseStretch(cell(date));
  if (stretch === undefined)
    throw new WrongFile(
      `:${line}: "${cutCell(cell(date))}" in column "${names[date]}" is no day Almanac can be sure of; write ${STRETCH_FORMS}.`,
    );
  if (stretch.to < from || stretch.to > to || where.some(({ at, is }) => cell(at) !== is)) return undefined;
  const number = (at: number): number | undefined => {
    if (cell(at) === "") return undefined;
    const read = parseNumber(cell(at), decimalComma);
    if (read !== undefined) return read;
    throw new WrongFile(
      `:${line}: "${cutCell(cell(at))}" in column "${names[at]}" is no number; write it like 1234.5, or leave the cell empty where nothing was measured.`,
    );
  };
  const measured = number(value);
  const base = of === undefined ? undefined : number(of);
  if (measured === undefined || (of !== undefined && base === undefined)) return undefined;
  return {
    stretch,
    value: measured,
    base,
    sample: sample === undefined ? undefined : number(sample),
    place: `line ${line}`,
  };
}
