import type { DateRange } from "../time/local-date.ts";
import { columnPlace, cutCell, DATE_COLUMNS } from "./column-place.ts";
import { parseNumber } from "./parse-number.ts";
import { parseStretch, STRETCH_FORMS } from "./parse-stretch.ts";
import { WrongFile } from "./wrong-file.ts";

/** A small CSV file as a whole, for pictures that need several columns at once. */
export type Table = { readonly names: readonly string[]; readonly rows: readonly Row[] };

/** One row with what is needed to read it and to say where it stands. */
export type Row = { readonly cells: readonly string[]; readonly line: number; readonly decimalComma: boolean };

/** A table, or in one sentence with file and line why there is none; undefined where there is no such file. */
export type TableReading = Table | { readonly because: string } | undefined;

/** Makes something of a table; what `make` throws as a `WrongFile` is a sentence that names the file. */
export function madeOf<T>(
  table: Table,
  file: string,
  make: (table: Table) => T,
): { readonly value: T } | { readonly because: string } {
  try {
    return { value: make(table) };
  } catch (error) {
    if (error instanceof WrongFile) return { because: `${file}${error.message}` };
    throw error;
  }
}

/** The text of a cell without blanks around it. */
export function textIn({ cells }: Row, at: number): string {
  return (cells[at] ?? "").trim();
}

/** The number of a cell; undefined where it is empty, which is no data and not zero. */
export function numberIn(row: Row, at: number, name: string): number | undefined {
  const text = textIn(row, at);
  if (text === "") return undefined;
  const number = parseNumber(text, row.decimalComma);
  if (number !== undefined) return number;
  throw new WrongFile(
    `:${row.line}: "${cutCell(text)}" in column "${name}" is no number; write it like 1234.5, or leave the cell empty where nothing was measured.`,
  );
}

/** The days a cell is about; undefined where it is empty. */
export function stretchIn(row: Row, at: number, name: string): DateRange | undefined {
  const text = textIn(row, at);
  if (text === "") return undefined;
  const stretch = parseStretch(text);
  if (stretch !== undefined) return stretch;
  throw new WrongFile(
    `:${row.line}: "${cutCell(text)}" in column "${name}" is no day Almanac can be sure of; write ${STRETCH_FORMS}.`,
  );
}

/** The rows about days of a period, where the table has a column for days; else all of them. */
export function rowsWithin({ names, rows }: Table, period: DateRange): readonly Row[] {
  const date = names.find((name) => DATE_COLUMNS.includes(name.toLowerCase()));
  if (date === undefined) return rows;
  const at = columnPlace(date, names);
  return rows.filter((row) => {
    const stretch = stretchIn(row, at, date);
    return stretch !== undefined && stretch.to >= period.from && stretch.to <= period.to;
  });
}
